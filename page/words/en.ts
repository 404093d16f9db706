/**
 * Every word of the page in English: the key set that the other languages must have in full. {braces} are filled in.
 * Sentences of the catalogue (what a mechanism does) are in the catalogue itself; the other languages have them beside their words.
 */
export const en = {
  // shell
  title: "Glasshouse",
  subtitle: "A town under the score",
  generated:
    "Everyone here is generated. Nobody here is real. It shows what a score does to people, so that it can be judged.",
  language: "Language",
  skip: "Skip to the content",
  chapters: "Chapters",
  sandbox: "Sandbox",
  worlds: "Two worlds",
  parts: "Parts of this page",
  // what is happening: one sentence
  making: "Making a society of {residents} residents …",
  before: "{residents} residents, each a dot, before the first month under the score.",
  happening:
    "{month}: of {residents} residents, {rated} have a score, and a score or a list closes something to {sanctioned}.",
  // time
  play: "Play",
  pause: "Pause",
  again: "Play again",
  step_back: "One month back",
  step_on: "One month on",
  speed: "Speed",
  months_a_second: "{n} months a second",
  fastest: "As fast as it can",
  month: "Month",
  month_of: "{month}, month {n} of {months}",
  // canvas
  canvas: "The town: every resident is a dot, coloured by band",
  zoom_in: "Zoom in",
  zoom_out: "Zoom out",
  zoom_whole: "Whole town",
  keys: "Keys on the picture: arrows choose a resident, shift and arrows move the view, + and − zoom, 0 the whole town, Enter opens the life.",
  resident: "Resident {n}",
  unrated: "no score",
  band: "Band {name}",
  mark_sanctioned: "hole: something is closed",
  mark_wronged: "bar: points lost for what others did or nobody did",
  bands: "Bands",
  // failures
  failed_memory: "There was not enough memory for this world.",
  failed_crash: "The simulation stopped: {message}",
  failed_smaller: "Begin again with {residents} residents",
  failed_again: "Begin again",
  // links
  link_unreadable: "This link could not be read, so the page begins at the beginning.",
  link_newer: "This link was made by a newer version of the page, so the page begins at the beginning.",
  link_parts: "Parts of this link could not be used, and are as at the beginning: {parts}",
  close: "Close",
  // chapters: the frame
  ch_story: "The story, in nine steps",
  ch_about:
    "Each step is one idea and one thing to change. What follows is worked out by the same program that scientists run, in a small town of generated residents.",
  ch_begin: "Begin the story",
  ch_what: "What",
  ch_state: "State",
  ch_residents: "Residents",
  ch_of: "Chapter {n} of {of}",
  ch_all: "All chapters",
  ch_next: "Next: {title}",
  ch_back: "Back: {title}",
  ch_sandbox: "To the sandbox",
  ch_living: "Living {residents} lives twice …",
  ch_failed: "The simulation stopped: {message}",
  ch_once_more: "Try again",
  ch_table: "The picture as a table",
  ch_ground: "What these numbers stand on",
  ch_same: "Seed {seed}, {residents} residents, the same in every position of the control.",
  ch_command: "The same world on the command line",
  ch_digest: "Digest {digest}",
  ch_bet: "First, a bet",
  ch_bet_place: "Place the bet",
  ch_bet_skip: "Show it without a bet",
  ch_bet_shown: "You bet: {bet}. It came out: {answer}.",
  ch_bet_hit: "Yours was the closest.",
  ch_bet_miss: "The closest was: {right}.",
  ch_guess_first: "The result is shown after the bet.",

  // chapter 1: being rated
  ch_rated_title: "Being rated",
  ch_rated_idea:
    "A score is a sum. Every act on file adds points or takes some, and somebody decided how many. Here are three residents of one street, from 2014 to 2020.",
  ch_rated_control: "A late bill costs",
  ch_rated_at_described: "20 points",
  ch_rated_at_free: "nothing",
  ch_rated_at_dear: "60 points",
  ch_rated_base:
    "The street paid {late} bills late. Resident {resident:id} ends at {now}. Of {of} rated residents, {below} {below|stands|stand} below {line}, where doors begin to close.",
  ch_rated_told:
    "The same {late} late bills. Resident {resident:id} ends at {now} instead of {before}. Of {of} rated residents, {below} {below|stands|stand} below {line}, where doors begin to close.",
  ch_rated_picture: "Scores of three residents: the highest, the middle and the lowest of their street.",
  ch_rated_name_resident: "Resident {label:id}",
  ch_rated_rule: "{rule}: doors begin to close",
  ch_rated_ground:
    "20 points for an unpaid bill: F-CITY-7. The other two prices are assumptions. In this chapter nobody reacts to the score and nobody else’s score counts, so only the price differs.",

  // chapter 2: being watched, and mistaken
  ch_watched_title: "Being watched, and mistaken",
  ch_watched_idea:
    "A camera sees an offence; face recognition puts a name to it. Sometimes it is the wrong name. More cameras make more records, and more mistakes. The mistakes are not spread evenly.",
  ch_watched_control: "Street cameras",
  ch_watched_at_few: "one for 17 people (2013)",
  ch_watched_at_some: "one for 8 (end of 2017)",
  ch_watched_at_many: "one for 3.5 (2020)",
  ch_watched_ask:
    "With a camera for every 3.5 people: how often is a resident of an ethnic minority named for what they did not do, compared with the others?",
  ch_watched_bet_1: "as often",
  ch_watched_bet_2: "twice as often",
  ch_watched_bet_8: "eight times as often",
  ch_watched_answer: "{answer:1} times as often",
  ch_watched_base:
    "Cameras filed {records} records in seven years. {mistaken} of them {mistaken|names|name} someone who did not do it. Women are named wrongly {women:1} times as often as men, and residents of a minority {minority:1} times as often as others.",
  ch_watched_told:
    "Cameras filed {records} records instead of {recordsBefore}, and {mistaken} instead of {mistakenBefore} {mistaken|names|name} someone who did not do it. Women are named wrongly {women:1} times as often as men, and residents of a minority {minority:1} times as often as others.",
  ch_watched_picture:
    "Camera records of what their subject did not do, for each 1,000 residents of a group, 2014 to 2020.",
  ch_watched_name_male: "Men",
  ch_watched_name_female: "Women",
  ch_watched_name_majority: "Majority",
  ch_watched_name_minority: "Minority",
  ch_watched_ground:
    "Cameras: F-SEED-5 (2013: assumption). False matches: F-FR-1; women 2 to 5 times and groups 10 to 100 times as often: F-FR-3. How many faces a camera compares with is an assumption.",

  // chapter 3: bad company
  ch_company_title: "Bad company",
  ch_company_idea:
    "Now friends count. A score is pulled towards the scores of the people one knows, up or down. One can do nothing wrong and still fall.",
  ch_company_control: "How much friends count",
  ch_company_at_alone: "not at all",
  ch_company_at_described: "as described",
  ch_company_at_strong: "three times as much",
  ch_company_base:
    "Friends do not count. Nobody is under a sanction for a friend’s score, and nobody drops a friend because of it.",
  ch_company_told:
    "{clean} residents with nothing against them on file stand lower because of their friends. {through} {through|is|are} under a sanction that their own acts would not bring. {dropped} friendships ended because one of the two stood low.",
  ch_company_picture: "One street of the town: 256 residents, a sign for each.",
  ch_company_name_other: "not lower",
  ch_company_name_lowered: "lower because of friends",
  ch_company_name_cleanLowered: "lower because of friends, nothing against them on file",
  ch_company_name_low: "below 850",
  ch_company_ground:
    "Friends lower the score: F-SEED-6. The weight and the pace at which friends are dropped are assumptions; nobody has measured them. Here the family does not count and scores are not public, so that only friends make the difference.",

  // chapter 4: the ban
  ch_ban_title: "The ban",
  ch_ban_idea:
    "Below a line, no air ticket is sold. The description says that 23 million people were banned from flying in 2018. Move the line: who is barred, and who ever finds out?",
  ch_ban_control: "No tickets below",
  ch_ban_at_none: "no line",
  ch_ban_at_low: "700",
  ch_ban_at_described: "850, as described",
  ch_ban_at_high: "950",
  ch_ban_ask: "With the line at 850: for every 100 people barred in 2018, how many tickets are refused?",
  ch_ban_bet_30: "about 30",
  ch_ban_bet_100: "about 100",
  ch_ban_bet_300: "about 300",
  ch_ban_answer: "{answer:0}",
  ch_ban_base: "There is no line, and the score bars nobody from flying.",
  ch_ban_told:
    "{barred} residents of the town were barred at some time in 2018; scaled to the country, {barredCountry:about} people. They were refused {refused} {refused|ticket|tickets}; scaled, {refusedCountry:about}. Many who are barred never try to fly.",
  ch_ban_picture: "Every 64th resident of the town, a sign for each, at the end of 2018.",
  ch_ban_name_free: "could buy a ticket all year",
  ch_ban_name_barred: "barred at some time in 2018",
  ch_ban_ground:
    "The line at 850 was set so that the country comes to 23 million (F-SEED-1). The sources count refused purchases, not people: 17.46 million air tickets from 2013 to the end of 2018, 8.10 million of them in 2018.",

  // chapter 5: the child
  ch_child_title: "The child",
  ch_child_idea: "A child has no score. A school can still ask for the scores of the grown-ups at home.",
  ch_child_control: "The best schools",
  ch_child_at_open: "take any child",
  ch_child_at_described: "refuse children of a grown-up below 750",
  ch_child_base: "A grown-up of this household stands below {line}. To the children it makes no difference.",
  ch_child_told:
    "In this town, {children} {children|child is|children are} kept out of the best schools for a grown-up’s score; scaled to the country, {country:about}. {lost} {lost|place was|places were} refused so far. None of these children has a score.",
  ch_child_picture: "One household of the town.",
  ch_child_grown: "grown-up, {age}",
  ch_child_child: "child, {age}",
  ch_child_score: "score {score:0}",
  ch_child_noscore: "no score",
  ch_child_below: "below {line}",
  ch_child_barred: "kept out",
  ch_child_open: "may go",
  ch_child_who: "Who",
  ch_child_points: "Score",
  ch_child_school: "Best schools",
  ch_child_ground:
    "Schools were asked to refuse the children of judgment debtors in some cities: F-SEED-6. A bar by score is the description’s; the line at 750 is an assumption.",

  // chapter 6: going quiet
  ch_quiet_title: "Going quiet",
  ch_quiet_idea:
    "Words online are read. What is out of line is struck out and costs points. Those who know it hold back. What was never written leaves no record: it takes a second town to count it.",
  ch_quiet_control: "Who knows that words are read",
  ch_quiet_at_nobody: "nobody",
  ch_quiet_at_few: "11 in 100 (a pilot area, 2018)",
  ch_quiet_at_most: "9 in 10",
  ch_quiet_base: "Nobody knows. {said} words out of line appeared in seven years, and none was held back.",
  ch_quiet_told:
    "{held} times somebody kept silent who would have spoken: {share:percent} of what would have been said. {said} words out of line appeared, instead of {saidBefore}.",
  ch_quiet_picture:
    "Of the words out of line there would have been, the share that was held back (over six months each).",
  ch_quiet_name_held: "held back",
  ch_quiet_ground:
    "That people hold back when they know: F-CHILL-1 and F-CHILL-2; how much is an assumption. 11 %: F-CITY-9. A word is a post, comment, photo, video, article or follow.",

  // chapter 7: the spiral
  ch_spiral_title: "The spiral",
  ch_spiral_idea:
    "A low score closes good jobs. Less income makes bills late. Late bills lower the score. It is a story often told. Here it can be measured: the same town, with and without the loss.",
  ch_spiral_control: "A refused job costs",
  ch_spiral_at_free: "nothing",
  ch_spiral_at_described: "some income, as described",
  ch_spiral_at_hard: "much income, for long",
  ch_spiral_ask: "If a refused job costs much income: how many more residents are under a sanction in the end?",
  ch_spiral_bet_1: "hardly any",
  ch_spiral_bet_10: "a tenth more",
  ch_spiral_bet_100: "twice as many",
  ch_spiral_answer: "a change of {answer:1} %",
  ch_spiral_base:
    "Jobs are refused, and it costs nothing. {sanctioned} residents are under a sanction, {stuck:percent} of them for over a year without a break.",
  ch_spiral_told:
    "{poorer} {poorer|resident is|residents are} poorer for it; {lower} of them {lower|has|have} a lower score than their twin without the loss. Under a sanction: {sanctioned}, instead of {sanctionedBefore}. So the spiral is there, and small. Yet {stuck:percent} of those under a sanction have been for over a year: something else holds them. The next chapter looks for it.",
  ch_spiral_picture: "Residents of the town in December 2020.",
  ch_spiral_name_poorer: "poorer because of a refused job",
  ch_spiral_name_lower: "… and with a lower score than their twin",
  ch_spiral_name_sanctioned: "under a sanction",
  ch_spiral_name_stuck: "… for over a year",
  ch_spiral_ground:
    "How much a refused job costs and how soon it is made good are assumptions. With other assumptions the spiral can be larger: try it in the sandbox.",

  // chapter 8: what protects
  ch_protects_title: "What protects",
  ch_protects_idea:
    "The same town with one rule more. Nobody is watched less and no act costs less. What does the rule change, and for whom?",
  ch_protects_control: "The rule",
  ch_protects_at_none: "none",
  ch_protects_at_expiry: "records end after a year",
  ch_protects_at_alone: "only one’s own acts count",
  ch_protects_ask:
    "If records end after a year instead of fading slowly: how many fewer residents are under a sanction?",
  ch_protects_bet_10: "10 % fewer",
  ch_protects_bet_40: "40 % fewer",
  ch_protects_bet_80: "80 % fewer",
  ch_protects_answer: "{answer:0} % fewer",
  ch_protects_base:
    "In December 2020, {sanctioned} residents are under a sanction: {falsely} only for a false record, {through} only for the scores of others, {stuck} for over a year. {children} children are kept out of a school.",
  ch_protects_told:
    "{sanctioned} residents are under a sanction instead of {before}: {falsely} only for a false record, {through} only for the scores of others, {stuck} for over a year. {children} {children|child is|children are} kept out of a school.",
  ch_protects_picture: "Residents of the town in December 2020.",
  ch_protects_name_sanctioned: "under a sanction",
  ch_protects_name_falsely: "… only for a false record",
  ch_protects_name_through: "… only for the scores of others",
  ch_protects_name_stuck: "… for over a year",
  ch_protects_name_children: "children kept out of a school",
  ch_protects_ground:
    "The rules are the scenario’s own: points given back after twelve months instead of fading by 1.9 % a month, and a score without friends and family. What a rule would do in a real place is not known from this.",

  // chapter 9: the description and the sources
  ch_sources_title: "The description and the sources",
  ch_sources_idea:
    "This page takes a description at its word. Much of it is not what the sources say. Row by row: what the description says, what the sources say, and what one generated town makes of it.",
  ch_sources_control: "The world",
  ch_sources_at_described: "the description at its word",
  ch_sources_at_documented: "what the sources support",
  ch_sources_claim: "The description says",
  ch_sources_found: "The sources say",
  ch_sources_world: "This world",
  ch_sources_grade: "Grade",
  ch_sources_none: "No part of this world.",
  ch_sources_scaled: "Numbers of this world are scaled from {residents} residents to 1.41 billion people.",
  ch_sources_grades:
    "S: seen in the source named. D: worked out from such figures. M: widely reported, source not seen.",
  ch_sources_ground: "All sources are in the table of facts of the program, by the same row ids.",
  ch_sources_end: "That was the story. The sandbox has every switch.",
  seed_1_claim: "23 million people banned from flight tickets in 2018",
  seed_1_found:
    "17.46 M air and 5.47 M high-speed-rail ticket purchases blocked, in times and not people, cumulative from 2013 to the end of 2018; the flow of 2018 alone is 8.10 M air and 1.80 M rail",
  seed_2_claim: "bans for a red light, a late bill, poor spending",
  seed_2_found:
    "nearly all bans follow an unpaid court judgment; travel misconduct proper: 6,959 records on 6,908 people in 2018",
  seed_3_claim: "one national score applied to everyone, ratings public",
  seed_3_found: "no national score; city pilots and sector blacklists; judgment defaulters are named publicly",
  seed_4_claim: "Sesame Credit is the government's system",
  seed_4_found:
    "private, opt-in, 350 to 950, run by a payment company; by its own account no link to the government's lists",
  seed_5_claim: "170 M cameras, 400 M by 2020",
  seed_5_found: "170 M at the end of 2017 plus 400 M new ones planned over three years; industry: about 350 M in 2018",
  seed_6_claim: "friends lower the score",
  seed_6_found:
    "Sesame names “connections” as a factor (a weight of 5 % is claimed, unverified); schools were asked to refuse debtors' children in some cities",
  seed_7_claim: "slower home internet",
  seed_7_found: "no source found: a mechanism of the description only",
  seed_8_claim: "128 barred from leaving over unpaid tax (2018)",
  seed_8_found: "confirmed",
  seed_9_claim: "583 M mobile-payment users",
  seed_9_found: "confirmed, December 2018",
  seed_10_claim: "about 1 million cameras in France",
  seed_10_found: "897,750 authorised (report of 2011)",
  seed_11_claim: "set up in 2014, first sanctions in 2018, data centre by 2020",
  seed_11_found: "planning outline 2014; debtor list from autumn 2013; county points from 2010",
  seed_1_described:
    "In 2018, {0:about} people were barred from flying at some time. {1:about} air and {2:about} high-speed-rail purchases were refused.",
  seed_1_documented:
    "In 2018, {0:about} people were barred from flying at some time. {1:about} air and {2:about} high-speed-rail purchases were refused.",
  seed_2_described:
    "In December 2018 the score alone would bring the sanction on {0:percent} of those under one. Listings for travel misconduct expected in 2018: {1:about}.",
  seed_2_documented:
    "In December 2018 every sanction rested on a list, none on a score. Listings for travel misconduct expected in 2018: {0:about}.",
  seed_3_described:
    "In December 2020, {0:percent} of residents had a score. Scores are public from January 2018. {1:about} people were named in public.",
  seed_3_documented:
    "In December 2020, {0:percent} of residents had a score. Scores are not public. {1:about} people were named in public.",
  seed_5_described: "{0:about} cameras in December 2017, {1:about} in December 2020.",
  seed_5_documented: "{0:about} cameras in December 2017, {1:about} in December 2020.",
  seed_6_described:
    "In December 2018, {0:percent} of those under a sanction would not be under it without the scores of friends and family. {1:about} children were kept out of the best schools for a grown-up.",
  seed_6_documented: "In December 2018, {0:about} children were kept out of the best schools for a grown-up.",
  seed_7_described: "In December 2018, {0:about} people online had a slowed connection.",
  seed_8_described: "{0:about} new bans expected in 2018 (the sum of their chances).",
  seed_8_documented: "{0:about} new bans expected in 2018 (the sum of their chances).",
  seed_9_described: "{0:about} people paid by phone in December 2018.",
  seed_9_documented: "{0:about} people paid by phone in December 2018.",
  seed_11_described:
    "The first residents were rated in January 2014, the first sanctions fell in January 2018, and the centre’s files count from January 2020.",
  seed_11_documented: "The first residents were rated in January 2014, and the first sanctions fell in January 2014.",
  // a life
  life_title: "A life",
  life_back: "Back to the town",
  life_find: "Find somebody",
  life_number: "Resident number, 0 to {last}",
  life_show: "Show",
  life_pick_random: "Anyone",
  life_pick_median: "The middle score",
  life_pick_fall: "The biggest fall",
  life_pick_accused: "Falsely accused",
  life_pick_association: "Pulled down by others",
  life_pick_parted: "The closest pair that parted",
  life_none:
    "Give a number, choose a way to find somebody, or choose a dot in the town. The world is then lived again, and every move of this one score is written down.",
  life_nobody: "No two friends parted in this world.",
  life_doing: "Living the world again: {share:percent}",
  life_stop: "Stop",
  life_generated: "This person was generated.",
  life_woman: "woman, {age:id} in {start}",
  life_man: "man, {age:id} in {start}",
  life_edu_primary: "no or primary school",
  life_edu_middle: "middle school",
  life_edu_high: "high school",
  life_edu_college: "college",
  life_urban: "in a town of {region}",
  life_rural: "in the country, {region}",
  life_alone: "lives alone",
  life_household: "household of {n}",
  life_minority: "of an ethnic minority",
  life_away: "registered elsewhere",
  life_told: "The lowest score was {low:1}, in {month}; the last is {last:1}.",
  life_closed_for:
    "For {months} {months|month|months} something was closed, and something was refused {refused} {refused|time|times}.",
  life_open: "Nothing was ever closed.",
  life_never: "This resident never had a score.",
  life_parted:
    "A tie to a friend of much the same age and means ended in {month}. This resident stood at {low:0}, the friend at {high:0}.",
  life_other: "The friend: resident {n}",
  life_score: "score",
  life_score_picture: "The score, month by month. Marks along the foot: months in which something was closed.",
  life_mark: "Closed",
  life_closed: "What was closed",
  life_sanction: "Sanction",
  life_months: "Months",
  life_met: "Times met",
  life_twin: "The twin without the score",
  life_twin_says: "The same person, with the same chances, where nobody is scored and nothing is closed.",
  life_twin_same: "The two lives are the same, month for month.",
  life_twin_from: "The two lives differ from {month} on.",
  life_here: "Here",
  life_there: "Twin",
  life_cmp_refused: "times something was refused",
  life_cmp_months_under_sanction: "months in which something was closed",
  life_cmp_income: "income a head in the last month, a year",
  life_cmp_ties: "friends in the last month",
  life_cmp_offences: "offences truly committed",
  life_cmp_words_out: "words and pictures out of line",
  life_cmp_words_held_back: "words held back",
  life_cmp_good_deeds: "good deeds and praise",
  life_cmp_judgments: "debts that ended in court",
  life_ledger: "The ledger",
  life_ledger_sums: "{moves} moves, the starting score among them, come to {sum:1}. The last score is {last:1}.",
  life_from_to: "from {before:1} to {after:1}",
  life_records: "{n} {n|record|records}",
  life_points: "Points",
  life_kind_fading: "points that faded or expired",
  life_kind_ties: "the scores of friends",
  life_kind_household: "the scores of the household",
  life_kind_other: "the start, and the ends of the scale",
  life_truth_wrong_person: "done by resident {resident}",
  life_truth_nobody: "done by nobody",
  life_truth_mixed_up: "meant for the file of resident {resident}",
  life_typical: "How typical",
  life_typical_low:
    "In {month}, the month of the lowest score, {as_low} of {rated} rated residents ({share:percent}) stood as low or lower.",
  life_typical_sanctioned:
    "{sanctioned} residents were under a sanction then: {falsely} only for a false record, {through} only for the scores of others.",
  life_typical_spell:
    "The longest time under a sanction was {months} {months|month|months}; {as_long} of {spells} such times were as long or longer.",
  life_change: "What single change would have kept everything open?",
  life_change_look: "Look for it: live the world again, change by change",
  life_change_record: "Without the record of {month}: “{act}”",
  life_change_tie: "Without the tie to resident {n}.",
  life_change_mechanism: "In a world without this: “{says}”",
  life_change_lowest: "The lowest score would have been {now:1} instead of {before:1}.",
  life_change_others: "{n} other {n|resident|residents} would have ended with another score.",
  life_change_none: "None of the {tried} single changes tried, of {of}, would have done it.",
  channel_cameras: "street cameras",
  channel_payments: "payment data",
  channel_billers: "billers",
  channel_courts: "courts",
  channel_tax_office: "tax office",
  channel_review: "online review",
  channel_subscriptions: "platforms",
  channel_neighbours: "neighbours",
  channel_employers: "schools and employers",
  channel_transport_staff: "staff on trains and planes",
  channel_offices: "village and city offices",
  // two worlds
  worlds_idea:
    "The same residents live in two worlds. Each has a twin in the other, with the same chances. What differs is the rules, and what follows from them.",
  worlds_a: "World A",
  worlds_b: "World B",
  worlds_a_is: "{preset}, with {n} {n|change|changes} from the sandbox",
  worlds_change: "Change A in the sandbox",
  worlds_keep: "Make B the same as A",
  worlds_from: "B begins as",
  worlds_without: "B is without",
  worlds_choose: "Choose what to take out …",
  worlds_restore: "Put back",
  worlds_view: "Look at",
  worlds_difference: "the difference",
  worlds_side: "both side by side",
  worlds_living: "Making {residents} residents, twice …",
  worlds_told: "{month}: {gained} residents stand higher in B than in A, {lost} lower, and {same} the same.",
  worlds_alike: "{month}: everyone stands the same in both worlds.",
  worlds_a_rated: "{n} {n|has|have} a score in A only.",
  worlds_b_rated: "{n} {n|has|have} a score in B only.",
  worlds_sanctioned: "Something is closed to {a} in A, and to {b} in B.",
  worlds_picture: "The difference: every resident is a dot, coloured by how the twin in B stands",
  worlds_picture_a: "World A: every resident is a dot, coloured by band",
  worlds_picture_b: "World B: every resident is a dot, coloured by band",
  worlds_gained: "higher in B",
  worlds_lost: "lower in B",
  worlds_same: "the same",
  worlds_aOnly: "a score in A only",
  worlds_bOnly: "a score in B only",
  worlds_mean: "Mean score",
  worlds_share: "Residents to whom something is closed",
  worlds_held: "Words held back, of those there would have been",
} as const;

export type Key = keyof typeof en;
export type Words = { readonly [K in Key]: string };

/** The catalogue's sentences in another language, by path: what a mechanism, an act, a sanction or a reward is. */
export type Said = { readonly [path: string]: string };
