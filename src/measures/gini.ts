/**
 * Gini coefficient of incomes held as levels, exact over the levels:
 *
 *   G = Σᵢ Σⱼ |vᵢ − vⱼ| ÷ (2 N² mean), i and j over residents
 *
 * worked out with levels in rising order as 1 − Σₖ cₖ (2 Sₖ₋₁ + cₖ vₖ) ÷ (N S), where Sₖ is the income of levels up to k. Null where
 * there is nobody or no income. Gini 1912; the form is Dorfman 1979.
 */
export function gini(counts: ArrayLike<number>, values: ArrayLike<number>): number | null {
  let people = 0;
  let income = 0;
  let doubled = 0;
  for (let k = 0; k < counts.length; k++) {
    const here = counts[k] * values[k];
    doubled += counts[k] * (2 * income + here);
    people += counts[k];
    income += here;
  }
  return people > 0 && income > 0 ? 1 - doubled / (people * income) : null;
}
