import fc from "fast-check";
import { expect, test } from "vitest";
import { panned, under, whole, zoomed } from "../../../page/canvas/camera.js";
import { layoutFor, placeOf, residentAt } from "../../../page/canvas/layout.js";

const residents = fc.integer({ min: 1, max: 1_000_000 });
const aspect = fc.double({ min: 0.3, max: 3, noNaN: true });
const size = fc.record({ width: fc.integer({ min: 200, max: 2000 }), height: fc.integer({ min: 200, max: 2000 }) });

test("everyone has a place of their own, and is found there", () => {
  fc.assert(
    fc.property(residents, aspect, fc.double({ min: 0, max: 0.999999, noNaN: true }), (n, a, which) => {
      const layout = layoutFor(n, a);
      const who = Math.floor(which * n);
      const { x, y } = placeOf(who, layout);
      expect(residentAt(x + 0.5, y + 0.5, layout)).toBe(who);
      expect(x + 1).toBeLessThanOrEqual(layout.width);
      expect(y + 1).toBeLessThanOrEqual(layout.height);
    }),
  );
});

test("nobody is found outside, in a street, or beyond the last resident", () => {
  fc.assert(
    fc.property(
      residents,
      aspect,
      fc.double({ min: -100, max: 9000, noNaN: true }),
      fc.double({ min: -100, max: 9000, noNaN: true }),
      (n, a, x, y) => {
        const layout = layoutFor(n, a);
        const who = residentAt(x, y, layout);
        expect(who).toBeLessThan(n);
        if (who < 0) return;
        const place = placeOf(who, layout);
        expect([place.x, place.y]).toEqual([Math.floor(x) + 0, Math.floor(y) + 0]);
      },
    ),
  );
});

test("a view holds the whole, a zoom keeps the point under it, and no view leaves the world", () => {
  fc.assert(
    fc.property(
      residents,
      size,
      fc.double({ min: 0.2, max: 8, noNaN: true }),
      fc.array(fc.integer({ min: -900, max: 900 }), { maxLength: 6 }),
      (n, s, factor, moves) => {
        const layout = layoutFor(n, s.width / s.height);
        let camera = whole(layout, s);
        const [left, right] = [under(camera, 0, 0, s), under(camera, s.width, s.height, s)];
        expect(left.x <= 0 && left.y <= 0 && right.x >= layout.width && right.y >= layout.height).toBe(true);
        camera = zoomed(camera, factor, s.width / 3, s.height / 3, s, layout);
        expect(camera.scale).toBeGreaterThanOrEqual(whole(layout, s).scale * 0.999);
        for (const d of moves) camera = panned(camera, d, -d, s, layout);
        const middle = under(camera, s.width / 2, s.height / 2, s);
        expect(middle.x >= 0 && middle.x <= layout.width && middle.y >= 0 && middle.y <= layout.height).toBe(true);
      },
    ),
  );
});
