import { ADULT, PAYER } from "../month/scratch.js";
import { plainChannel } from "./channel.js";

export const payments = plainChannel({
  key: "payments",
  says: "Payment data show what residents spend on.",
  direction: "On: spending counts, and only that of people who pay by phone.",
  chances: { wasteful_spending: 0.8, donating: 0.5 },
  wrong: 0.002,
  phantom: { key: "payment_phantom", rate: 0.0004, need: ADULT | PAYER },
  seen: "payment_seen",
  target: "payment_target",
});

export const billers = plainChannel({
  key: "billers",
  says: "Utilities, landlords and lenders report late payment.",
  direction: "On: late bills and arrears are recorded, mostly of people with low incomes.",
  chances: { late_bill: 0.6, loan_arrears: 0.6 },
  wrong: 0.01,
  phantom: { key: "biller_phantom", rate: 0.0004, need: ADULT },
  seen: "biller_seen",
  target: "biller_target",
});

export const courts = plainChannel({
  key: "courts",
  says: "Courts publish who has not carried out a judgment.",
  direction: "On: judged debts are recorded, and can be listed.",
  chances: { court_judgment: 0.97 },
  wrong: 0.006,
  phantom: { key: "court_phantom", rate: 0.0000005, need: ADULT },
  seen: "court_seen",
  target: "court_target",
});

export const taxOffice = plainChannel({
  key: "tax_office",
  says: "The tax office finds part of what is not paid.",
  direction: "On: unpaid tax is recorded and may bar a resident from leaving the country.",
  chances: { unpaid_tax: 0.2 },
  wrong: 0.005,
  phantom: { key: "tax_phantom", rate: 0.000002, need: ADULT },
  seen: "tax_seen",
  target: "tax_target",
});

export const subscriptions = plainChannel({
  key: "subscriptions",
  says: "Platforms report who follows which account.",
  direction: "On: following an account out of line is recorded.",
  chances: { follow_out: 0.5 },
  wrong: 0.004,
  phantom: null,
  seen: "subscription_seen",
  target: "subscription_target",
});

export const employers = plainChannel({
  key: "employers",
  says: "Schools and employers report on conduct.",
  direction: "On: good and bad conduct at work and school is recorded.",
  chances: { volunteering: 0.2, quarrel: 0.04, award: 0.4 },
  wrong: 0.01,
  phantom: { key: "employer_phantom", rate: 0.0001, need: ADULT },
  seen: "employer_seen",
  target: "employer_target",
});

export const transportStaff = plainChannel({
  key: "transport_staff",
  says: "Staff on trains and planes report misconduct.",
  direction: "On: travel misconduct is recorded and can be listed.",
  chances: { travel_misconduct: 0.3 },
  wrong: 0.01,
  phantom: { key: "staff_phantom", rate: 0.0000002, need: ADULT },
  seen: "staff_seen",
  target: "staff_target",
});

export const offices = plainChannel({
  key: "offices",
  says: "Village and city offices enter good deeds and debts paid off.",
  direction: "On: good deeds count.",
  chances: { volunteering: 0.5, donating: 0.3, blood: 0.95, parent_care: 0.4, award: 0.9, debt_paid: 0.9 },
  wrong: 0.003,
  phantom: null,
  seen: "office_seen",
  target: "office_target",
});
