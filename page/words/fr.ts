import type { Said, Words } from "./en.js";

export const fr: Words = {
  // shell
  title: "Glasshouse",
  subtitle: "Une ville sous le score",
  generated:
    "Tous les habitants sont générés. Personne ici n’est réel. La page montre ce qu’un score fait aux gens, pour qu’on puisse en juger.",
  language: "Langue",
  skip: "Aller au contenu",
  chapters: "Chapitres",
  sandbox: "Bac à sable",
  parts: "Parties de cette page",
  making: "Création d’une société de {residents} habitants…",
  before: "{residents} habitants, un point chacun, avant le premier mois sous le score.",
  happening:
    "{month} : sur {residents} habitants, {rated} ont un score, et un score ou une liste ferme quelque chose à {sanctioned}.",
  play: "Lecture",
  pause: "Pause",
  again: "Rejouer",
  step_back: "Un mois en arrière",
  step_on: "Un mois en avant",
  speed: "Vitesse",
  months_a_second: "{n} mois par seconde",
  fastest: "Aussi vite que possible",
  month: "Mois",
  month_of: "{month}, mois {n} sur {months}",
  canvas: "La ville : chaque habitant est un point, coloré selon sa classe",
  zoom_in: "Agrandir",
  zoom_out: "Réduire",
  zoom_whole: "Toute la ville",
  keys: "Touches sur l’image : les flèches choisissent un habitant, maj et flèches déplacent la vue, + et − agrandissent ou réduisent, 0 montre toute la ville, Entrée ouvre la vie.",
  resident: "Habitant {n}",
  unrated: "sans score",
  band: "Classe {name}",
  mark_sanctioned: "trou : quelque chose est fermé",
  mark_wronged: "barre : points perdus pour ce que d’autres, ou personne, ont fait",
  bands: "Classes",
  failed_memory: "La mémoire n’a pas suffi pour ce monde.",
  failed_crash: "La simulation s’est arrêtée : {message}",
  failed_smaller: "Recommencer avec {residents} habitants",
  failed_again: "Recommencer",
  link_unreadable: "Ce lien n’a pas pu être lu ; la page commence au début.",
  link_newer: "Ce lien vient d’une version plus récente de la page ; la page commence au début.",
  link_parts: "Des parties de ce lien n’ont pas pu être utilisées et restent comme au début : {parts}",
  close: "Fermer",
  // chapitres : le cadre
  ch_story: "L’histoire, en neuf étapes",
  ch_about:
    "Chaque étape est une idée et une chose à changer. La suite est calculée par le programme même dont se servent les chercheurs, dans une petite ville d’habitants générés.",
  ch_begin: "Commencer l’histoire",
  ch_what: "Quoi",
  ch_state: "État",
  ch_residents: "Habitants",
  ch_of: "Chapitre {n} sur {of}",
  ch_all: "Tous les chapitres",
  ch_next: "Suivant : {title}",
  ch_back: "Précédent : {title}",
  ch_sandbox: "Vers le bac à sable",
  ch_living: "{residents} vies sont vécues deux fois…",
  ch_failed: "La simulation s’est arrêtée : {message}",
  ch_once_more: "Réessayer",
  ch_table: "L’image sous forme de tableau",
  ch_ground: "Sur quoi reposent ces nombres",
  ch_same: "Graine {seed}, {residents} habitants, les mêmes à chaque position du réglage.",
  ch_command: "Le même monde en ligne de commande",
  ch_digest: "Empreinte {digest}",
  ch_bet: "D’abord, un pari",
  ch_bet_place: "Parier",
  ch_bet_skip: "Montrer sans parier",
  ch_bet_shown: "Votre pari : {bet}. Résultat : {answer}.",
  ch_bet_hit: "Le vôtre était le plus proche.",
  ch_bet_miss: "Le plus proche était : {right}.",
  ch_guess_first: "Le résultat apparaît après le pari.",

  ch_rated_title: "Être noté",
  ch_rated_idea:
    "Un score est une somme. Chaque acte consigné ajoute des points ou en retire, et quelqu’un a décidé combien. Voici trois habitants d’une même rue, de 2014 à 2020.",
  ch_rated_control: "Une facture en retard coûte",
  ch_rated_at_described: "20 points",
  ch_rated_at_free: "rien",
  ch_rated_at_dear: "60 points",
  ch_rated_base:
    "La rue a payé {late} factures en retard. L’habitant {resident:id} finit à {now}. Sur {of} habitants notés, {below} {below|se trouve|se trouvent} sous {line}, là où des portes commencent à se fermer.",
  ch_rated_told:
    "Les mêmes {late} factures en retard. L’habitant {resident:id} finit à {now} au lieu de {before}. Sur {of} habitants notés, {below} {below|se trouve|se trouvent} sous {line}, là où des portes commencent à se fermer.",
  ch_rated_picture: "Scores de trois habitants : le plus haut, le médian et le plus bas de leur rue.",
  ch_rated_name_resident: "Habitant {label:id}",
  ch_rated_rule: "{rule} : des portes se ferment",
  ch_rated_ground:
    "20 points pour une facture impayée : F-CITY-7. Les deux autres prix sont des hypothèses. Dans ce chapitre, personne ne réagit au score et celui des autres ne compte pas : seul le prix change.",

  ch_watched_title: "Être vu, et confondu",
  ch_watched_idea:
    "Une caméra voit une infraction ; la reconnaissance faciale y met un nom. Parfois, ce n’est pas le bon. Plus de caméras, c’est plus de fiches et plus d’erreurs. Les erreurs ne sont pas réparties également.",
  ch_watched_control: "Caméras de rue",
  ch_watched_at_few: "une pour 17 personnes (2013)",
  ch_watched_at_some: "une pour 8 (fin 2017)",
  ch_watched_at_many: "une pour 3,5 (2020)",
  ch_watched_ask:
    "Avec une caméra pour 3,5 personnes : à quelle fréquence un membre d’une minorité ethnique est-il désigné pour ce qu’il n’a pas fait, par rapport aux autres ?",
  ch_watched_bet_1: "aussi souvent",
  ch_watched_bet_2: "deux fois plus souvent",
  ch_watched_bet_8: "huit fois plus souvent",
  ch_watched_answer: "{answer:1} fois plus souvent",
  ch_watched_base:
    "En sept ans, les caméras ont créé {records} fiches. {mistaken} {mistaken|désigne|désignent} quelqu’un qui n’a rien fait. Les femmes sont désignées à tort {women:1} fois plus souvent que les hommes, les membres d’une minorité {minority:1} fois plus souvent que les autres.",
  ch_watched_told:
    "Les caméras ont créé {records} fiches au lieu de {recordsBefore} ; {mistaken} au lieu de {mistakenBefore} {mistaken|désigne|désignent} quelqu’un qui n’a rien fait. Les femmes sont désignées à tort {women:1} fois plus souvent que les hommes, les membres d’une minorité {minority:1} fois plus souvent que les autres.",
  ch_watched_picture:
    "Fiches de caméra pour ce que la personne n’a pas fait, pour 1 000 habitants du groupe, de 2014 à 2020.",
  ch_watched_name_male: "Hommes",
  ch_watched_name_female: "Femmes",
  ch_watched_name_majority: "Majorité",
  ch_watched_name_minority: "Minorités",
  ch_watched_ground:
    "Caméras : F-SEED-5 (2013 : hypothèse). Fausses correspondances : F-FR-1 ; de 2 à 5 fois plus pour les femmes, de 10 à 100 fois entre groupes : F-FR-3. Le nombre de visages auxquels une caméra compare est une hypothèse.",

  ch_company_title: "Mauvaises fréquentations",
  ch_company_idea:
    "Maintenant, les amis comptent. Un score est attiré vers celui des gens qu’on connaît, vers le haut ou vers le bas. On peut ne rien faire de mal et tomber quand même.",
  ch_company_control: "Combien comptent les amis",
  ch_company_at_alone: "pas du tout",
  ch_company_at_described: "comme décrit",
  ch_company_at_strong: "trois fois plus",
  ch_company_base:
    "Les amis ne comptent pas. Personne n’est sanctionné pour le score d’un ami, et personne ne quitte un ami pour cela.",
  ch_company_told:
    "{clean} habitants sans rien à leur dossier sont plus bas à cause de leurs amis. {through} {through|subit|subissent} une sanction que leurs propres actes n’entraîneraient pas. {dropped} amitiés ont pris fin parce que l’un des deux était bas.",
  ch_company_picture: "Une rue de la ville : 256 habitants, un signe chacun.",
  ch_company_name_other: "pas plus bas",
  ch_company_name_lowered: "plus bas à cause d’amis",
  ch_company_name_cleanLowered: "plus bas à cause d’amis, rien au dossier",
  ch_company_name_low: "sous 850",
  ch_company_ground:
    "Les amis font baisser le score : F-SEED-6. Le poids et le rythme auquel on quitte ses amis sont des hypothèses ; personne ne les a mesurés. Ici la famille ne compte pas et les scores ne sont pas publics : seuls les amis font la différence.",

  ch_ban_title: "L’interdiction",
  ch_ban_idea:
    "Sous une ligne, aucun billet d’avion n’est vendu. La description parle de 23 millions de personnes interdites de vol en 2018. Déplacez la ligne : qui est interdit, et qui s’en aperçoit ?",
  ch_ban_control: "Pas de billet sous",
  ch_ban_at_none: "aucune ligne",
  ch_ban_at_low: "700",
  ch_ban_at_described: "850, comme décrit",
  ch_ban_at_high: "950",
  ch_ban_ask: "Avec la ligne à 850 : pour 100 personnes interdites en 2018, combien de billets sont refusés ?",
  ch_ban_bet_30: "environ 30",
  ch_ban_bet_100: "environ 100",
  ch_ban_bet_300: "environ 300",
  ch_ban_answer: "{answer:0}",
  ch_ban_base: "Il n’y a pas de ligne, et le score n’interdit l’avion à personne.",
  ch_ban_told:
    "{barred} {barred|habitant|habitants} de la ville {barred|a été interdit|ont été interdits} d’avion à un moment de 2018, soit {barredCountry:about} à l’échelle du pays. {refused} {refused|billet leur a été refusé|billets leur ont été refusés}, soit {refusedCountry:about} à l’échelle du pays. Beaucoup d’interdits n’essaient jamais de prendre l’avion.",
  ch_ban_picture: "Un habitant sur 64 de la ville, un signe chacun, à la fin de 2018.",
  ch_ban_name_free: "pouvait acheter un billet toute l’année",
  ch_ban_name_barred: "interdit à un moment de 2018",
  ch_ban_ground:
    "La ligne à 850 a été choisie pour que le pays arrive à 23 millions (F-SEED-1). Les sources comptent des achats refusés, pas des personnes : 17,46 millions de billets d’avion de 2013 à fin 2018, dont 8,10 millions en 2018.",

  ch_child_title: "L’enfant",
  ch_child_idea: "Un enfant n’a pas de score. Une école peut pourtant demander celui des adultes du foyer.",
  ch_child_control: "Les meilleures écoles",
  ch_child_at_open: "prennent tous les enfants",
  ch_child_at_described: "refusent les enfants d’un adulte sous 750",
  ch_child_base: "Un adulte de ce foyer se trouve sous {line}. Pour les enfants, cela ne change rien.",
  ch_child_told:
    "Dans la ville, {children} {children|enfant est tenu|enfants sont tenus} à l’écart des meilleures écoles pour le score d’un adulte ; à l’échelle du pays, {country:about}. {lost} {lost|place a été refusée|places ont été refusées} jusqu’ici. Aucun de ces enfants n’a de score.",
  ch_child_picture: "Un foyer de la ville.",
  ch_child_grown: "adulte, {age} ans",
  ch_child_child: "enfant, {age} ans",
  ch_child_score: "score {score:0}",
  ch_child_noscore: "sans score",
  ch_child_below: "sous {line}",
  ch_child_barred: "tenu à l’écart",
  ch_child_open: "peut y aller",
  ch_child_who: "Qui",
  ch_child_points: "Score",
  ch_child_school: "Meilleures écoles",
  ch_child_ground:
    "Dans certaines villes, on a demandé à des écoles de refuser les enfants de débiteurs condamnés : F-SEED-6. Un refus selon le score vient de la description ; la ligne à 750 est une hypothèse.",

  ch_quiet_title: "Se taire",
  ch_quiet_idea:
    "Ce qui s’écrit en ligne est lu. Ce qui sort de la ligne est effacé et coûte des points. Ceux qui le savent se retiennent. Ce qui n’a jamais été écrit ne laisse pas de trace : il faut une seconde ville pour le compter.",
  ch_quiet_control: "Qui sait qu’on est lu",
  ch_quiet_at_nobody: "personne",
  ch_quiet_at_few: "11 sur 100 (une zone pilote, 2018)",
  ch_quiet_at_most: "9 sur 10",
  ch_quiet_base: "Personne ne le sait. {said} propos hors de la ligne ont paru en sept ans, et aucun n’a été retenu.",
  ch_quiet_told:
    "{held} fois, quelqu’un s’est tu qui aurait parlé : {share:percent} de ce qui se serait dit. {said} propos hors de la ligne ont paru, au lieu de {saidBefore}.",
  ch_quiet_picture:
    "Parmi les propos hors de la ligne qu’il y aurait eu, la part qui a été retenue (sur six mois à chaque fois).",
  ch_quiet_name_held: "retenus",
  ch_quiet_ground:
    "Ceux qui savent se retiennent : F-CHILL-1 et F-CHILL-2 ; combien est une hypothèse. 11 % : F-CITY-9. Un propos est un message, un commentaire, une photo, une vidéo, un article ou un abonnement.",

  ch_spiral_title: "La spirale",
  ch_spiral_idea:
    "Un score bas ferme de bons emplois. Moins de revenu, et les factures tardent. Les factures en retard font baisser le score. L’histoire est souvent racontée. Ici on peut la mesurer : la même ville, avec et sans la perte.",
  ch_spiral_control: "Un emploi refusé coûte",
  ch_spiral_at_free: "rien",
  ch_spiral_at_described: "un peu de revenu, comme décrit",
  ch_spiral_at_hard: "beaucoup de revenu, longtemps",
  ch_spiral_ask:
    "Si un emploi refusé coûte beaucoup de revenu : combien d’habitants de plus sont sous sanction à la fin ?",
  ch_spiral_bet_1: "presque aucun",
  ch_spiral_bet_10: "un dixième de plus",
  ch_spiral_bet_100: "deux fois plus",
  ch_spiral_answer: "une variation de {answer:1} %",
  ch_spiral_base:
    "Des emplois sont refusés, et cela ne coûte rien. {sanctioned} habitants sont sous sanction, dont {stuck:percent} depuis plus d’un an sans interruption.",
  ch_spiral_told:
    "{poorer} {poorer|habitant en est plus pauvre|habitants en sont plus pauvres} ; {lower} d’entre eux {lower|a|ont} un score plus bas que leur double sans la perte. Sous sanction : {sanctioned}, au lieu de {sanctionedBefore}. La spirale existe donc, et elle est petite. Pourtant {stuck:percent} des sanctionnés le sont depuis plus d’un an : autre chose les retient. Le chapitre suivant le cherche.",
  ch_spiral_picture: "Habitants de la ville en décembre 2020.",
  ch_spiral_name_poorer: "plus pauvres à cause d’un emploi refusé",
  ch_spiral_name_lower: "… et avec un score plus bas que leur double",
  ch_spiral_name_sanctioned: "sous sanction",
  ch_spiral_name_stuck: "… depuis plus d’un an",
  ch_spiral_ground:
    "Ce que coûte un emploi refusé et le temps de s’en remettre sont des hypothèses. Avec d’autres hypothèses, la spirale peut être plus grande : essayez dans le bac à sable.",

  ch_protects_title: "Ce qui protège",
  ch_protects_idea:
    "La même ville avec une règle de plus. Personne n’est moins surveillé et aucun acte ne coûte moins. Que change la règle, et pour qui ?",
  ch_protects_control: "La règle",
  ch_protects_at_none: "aucune",
  ch_protects_at_expiry: "les fiches prennent fin après un an",
  ch_protects_at_alone: "seuls ses propres actes comptent",
  ch_protects_ask:
    "Si les fiches prennent fin après un an au lieu de s’effacer lentement : combien d’habitants de moins sont sous sanction ?",
  ch_protects_bet_10: "10 % de moins",
  ch_protects_bet_40: "40 % de moins",
  ch_protects_bet_80: "80 % de moins",
  ch_protects_answer: "{answer:0} % de moins",
  ch_protects_base:
    "En décembre 2020, {sanctioned} habitants sont sous sanction : {falsely} seulement pour une fiche fausse, {through} seulement pour le score d’autrui, {stuck} depuis plus d’un an. {children} enfants sont tenus à l’écart d’une école.",
  ch_protects_told:
    "{sanctioned} habitants sont sous sanction au lieu de {before} : {falsely} seulement pour une fiche fausse, {through} seulement pour le score d’autrui, {stuck} depuis plus d’un an. {children} {children|enfant est tenu|enfants sont tenus} à l’écart d’une école.",
  ch_protects_picture: "Habitants de la ville en décembre 2020.",
  ch_protects_name_sanctioned: "sous sanction",
  ch_protects_name_falsely: "… seulement pour une fiche fausse",
  ch_protects_name_through: "… seulement pour le score d’autrui",
  ch_protects_name_stuck: "… depuis plus d’un an",
  ch_protects_name_children: "enfants tenus à l’écart d’une école",
  ch_protects_ground:
    "Ces règles sont des paramètres du scénario : des points rendus après douze mois au lieu de s’effacer de 1,9 % par mois, et un score sans les amis ni la famille. Ce qu’une règle ferait dans un lieu réel, ceci ne le dit pas.",

  ch_sources_title: "La description et les sources",
  ch_sources_idea:
    "Cette page prend une description au mot. Une bonne part n’est pas ce que disent les sources. Ligne par ligne : ce que dit la description, ce que disent les sources, et ce qu’en fait une ville générée.",
  ch_sources_control: "Le monde",
  ch_sources_at_described: "la description prise au mot",
  ch_sources_at_documented: "ce que les sources appuient",
  ch_sources_claim: "La description dit",
  ch_sources_found: "Les sources disent",
  ch_sources_world: "Ce monde",
  ch_sources_grade: "Niveau",
  ch_sources_none: "Absent de ce monde.",
  ch_sources_scaled: "Les nombres de ce monde passent de {residents} habitants à 1,41 milliard de personnes.",
  ch_sources_grades:
    "S : vu dans la source citée. D : calculé à partir de tels chiffres. M : largement rapporté, source non vue.",
  ch_sources_ground: "Toutes les sources sont dans la table des faits du programme, sous les mêmes numéros.",
  ch_sources_end: "C’était l’histoire. Le bac à sable a tous les interrupteurs.",
  seed_1_claim: "23 millions de personnes interdites de billets d’avion en 2018",
  seed_1_found:
    "17,46 M d’achats de billets d’avion et 5,47 M de trains à grande vitesse bloqués, en nombre de fois et non de personnes, cumulés de 2013 à fin 2018 ; pour la seule année 2018, 8,10 M et 1,80 M",
  seed_2_claim: "des interdictions pour un feu rouge, une facture en retard, des dépenses mal vues",
  seed_2_found:
    "presque toutes les interdictions suivent un jugement non exécuté ; inconduite en voyage proprement dite : 6 959 fiches sur 6 908 personnes en 2018",
  seed_3_claim: "un score national unique pour tous, des notes publiques",
  seed_3_found:
    "pas de score national ; des pilotes dans des villes et des listes noires par secteur ; les débiteurs condamnés sont nommés en public",
  seed_4_claim: "Sesame Credit est le système du gouvernement",
  seed_4_found:
    "privé, volontaire, de 350 à 950, tenu par une société de paiement ; selon elle, sans lien avec les listes du gouvernement",
  seed_5_claim: "170 M de caméras, 400 M d’ici 2020",
  seed_5_found:
    "170 M fin 2017, plus 400 M de nouvelles prévues en trois ans ; selon le secteur, environ 350 M en 2018",
  seed_6_claim: "les amis font baisser le score",
  seed_6_found:
    "Sesame cite les « relations » parmi ses facteurs (un poids de 5 % est avancé, non vérifié) ; dans certaines villes, on a demandé à des écoles de refuser les enfants de débiteurs",
  seed_7_claim: "un accès à Internet ralenti à la maison",
  seed_7_found: "aucune source trouvée : un mécanisme de la seule description",
  seed_8_claim: "128 personnes empêchées de quitter le pays pour impôts impayés (2018)",
  seed_8_found: "confirmé",
  seed_9_claim: "583 M d’usagers du paiement mobile",
  seed_9_found: "confirmé, décembre 2018",
  seed_10_claim: "environ 1 million de caméras en France",
  seed_10_found: "897 750 autorisées (rapport de 2011)",
  seed_11_claim: "créé en 2014, premières sanctions en 2018, centre de données d’ici 2020",
  seed_11_found: "plan-cadre de 2014 ; liste de débiteurs dès l’automne 2013 ; points dans un comté dès 2010",
  seed_1_described:
    "En 2018, {0:about} de personnes ont été interdites d’avion à un moment. {1:about} d’achats de billets d’avion et {2:about} de billets de train à grande vitesse ont été refusés.",
  seed_1_documented:
    "En 2018, {0:about} de personnes ont été interdites d’avion à un moment. {1:about} d’achats de billets d’avion et {2:about} de billets de train à grande vitesse ont été refusés.",
  seed_2_described:
    "En décembre 2018, le score seul entraînerait la sanction pour {0:percent} des sanctionnés. Inscriptions attendues en 2018 pour inconduite en voyage : {1:about}.",
  seed_2_documented:
    "En décembre 2018, toute sanction reposait sur une liste, aucune sur un score. Inscriptions attendues en 2018 pour inconduite en voyage : {0:about}.",
  seed_3_described:
    "En décembre 2020, {0:percent} des habitants avaient un score. Les scores sont publics depuis janvier 2018. {1:about} de personnes étaient nommées en public.",
  seed_3_documented:
    "En décembre 2020, {0:percent} des habitants avaient un score. Les scores ne sont pas publics. {1:about} de personnes étaient nommées en public.",
  seed_5_described: "{0:about} de caméras en décembre 2017, {1:about} en décembre 2020.",
  seed_5_documented: "{0:about} de caméras en décembre 2017, {1:about} en décembre 2020.",
  seed_6_described:
    "En décembre 2018, {0:percent} des sanctionnés ne le seraient pas sans les scores des amis et de la famille. {1:about} d’enfants étaient tenus à l’écart des meilleures écoles à cause d’un adulte.",
  seed_6_documented:
    "En décembre 2018, {0:about} d’enfants étaient tenus à l’écart des meilleures écoles à cause d’un adulte.",
  seed_7_described: "En décembre 2018, {0:about} d’internautes avaient une connexion ralentie à domicile.",
  seed_8_described: "{0:about} nouvelles interdictions attendues en 2018 (la somme de leurs probabilités).",
  seed_8_documented: "{0:about} nouvelles interdictions attendues en 2018 (la somme de leurs probabilités).",
  seed_9_described: "{0:about} de personnes payaient par téléphone en décembre 2018.",
  seed_9_documented: "{0:about} de personnes payaient par téléphone en décembre 2018.",
  seed_11_described:
    "Les premiers habitants ont été notés en janvier 2014, les premières sanctions datent de janvier 2018, et les dossiers du centre comptent depuis janvier 2020.",
  seed_11_documented:
    "Les premiers habitants ont été notés en janvier 2014, et les premières sanctions datent de janvier 2014.",
};

/** Les phrases du catalogue : ce que fait chaque mécanisme, par chemin. L’anglais est dans le catalogue même. */
export const frSaid: Said = {
  society: "Qui vit dans ce monde.",
  "life.red_crossing": "Traverse au rouge.",
  "life.traffic_offence": "Enfreint une règle au volant.",
  "life.travel_misconduct": "Se conduit mal dans un train ou un avion, ou voyage sans billet.",
  "life.late_bill": "Paie une facture en retard.",
  "life.loan_arrears": "Prend du retard sur un prêt.",
  "life.unpaid_tax": "Laisse un impôt impayé.",
  "life.wasteful_spending":
    "Dépense d’une façon que les données de paiement tiennent pour du gaspillage : jeux, alcool, achats frivoles.",
  "life.quarrel": "Se dispute avec un voisin.",
  "life.fraud": "Trompe un autre habitant, qui se plaint.",
  "life.post_out": "Écrit un message hors de la ligne.",
  "life.comment_out": "Écrit un commentaire hors de la ligne.",
  "life.photo_out": "Partage une photo hors de la ligne.",
  "life.article_out": "Publie un article hors de la ligne.",
  "life.video_out": "Partage une vidéo hors de la ligne.",
  "life.follow_out": "Se met à suivre un compte hors de la ligne.",
  "life.praise": "Loue le gouvernement en public.",
  "life.post_in": "Écrit un message dans la ligne sur les affaires publiques.",
  "life.comment_in": "Écrit un commentaire dans la ligne sur les affaires publiques.",
  "life.photo_in": "Partage une photo dans la ligne sur les affaires publiques.",
  "life.article_in": "Publie un article dans la ligne sur les affaires publiques.",
  "life.video_in": "Partage une vidéo dans la ligne sur les affaires publiques.",
  "life.volunteering": "Donne une journée de bénévolat.",
  "life.donating": "Donne de l’argent à une cause.",
  "life.blood": "Donne son sang.",
  "life.parent_care": "Est reconnu pour le soin de ses parents.",
  "life.award": "Reçoit un prix ou fait un acte héroïque.",
  "life.court_judgment": "N’exécute pas un jugement sur une dette.",
  "life.debt_paid": "Rembourse une dette.",
  "life.fly": "Veut acheter un billet d’avion.",
  "life.take_train": "Veut acheter un billet de train à grande vitesse.",
  "life.leave_country": "Veut quitter le pays pour un voyage.",
  "life.apply_school": "Est présenté à l’une des meilleures écoles.",
  "life.apply_job": "Postule à un bon emploi.",
  "life.seek_management": "Est envisagé pour un poste de direction.",
  "life.borrow": "Demande un prêt.",
  "life.rent": "Loue quelque chose contre un dépôt.",
  "life.visit_office": "A besoin d’une administration.",
  "score.scale": "L’échelle du score et ses classes.",
  "life.debt": "Un retard de prêt est rattrapé, ou finit en un jugement qui reste jusqu’au paiement.",
  "watch.cameras":
    "Les caméras de rue voient ce qui se fait dehors ; la reconnaissance faciale y met un nom, pas toujours le bon.",
  "watch.payments": "Les données de paiement montrent à quoi les habitants dépensent.",
  "watch.billers": "Fournisseurs, bailleurs et prêteurs signalent les retards de paiement.",
  "watch.courts": "Les tribunaux publient qui n’a pas exécuté un jugement.",
  "watch.tax_office": "Le fisc découvre une partie de ce qui n’est pas payé.",
  "watch.review":
    "La revue en ligne efface des mots et des images hors de la ligne, en manque beaucoup, et en signale qui étaient dans la ligne.",
  "watch.subscriptions": "Les plateformes signalent qui suit quel compte.",
  "watch.neighbours": "Des voisins signalent ce qu’ils voient, et certains ce qui n’a jamais été.",
  "watch.employers": "Écoles et employeurs rendent compte de la conduite.",
  "watch.transport_staff": "Le personnel des trains et des avions signale l’inconduite.",
  "watch.offices": "Les bureaux des villages et des villes consignent les bonnes actions et les dettes remboursées.",
  "registry.enrolment":
    "Qui est noté : les adultes des régions où le système fonctionne, tous ou ceux qui se sont inscrits.",
  "registry.regional":
    "Les dossiers régionaux gardent ce que les canaux signalent ; certains signalements n’arrivent jamais.",
  "registry.centre":
    "À partir d’un certain mois, le score est calculé sur les copies du centre : elles arrivent tard, certaines pas du tout, certaines deux fois, certaines dans le dossier d’un autre.",
  "score.rule_book": "Ce que coûte ou rapporte une fiche : des points par acte, davantage en cas de répétition.",
  "score.association": "Mauvaises fréquentations : le score va vers la moyenne des liens vivants.",
  "score.household": "Le score va vers la moyenne des autres membres notés du foyer.",
  "score.standing": "Qui l’on est compte : capacité de payer et identité (études), comme dans un score commercial.",
  "score.publicity": "Scores et rangs sont publics : les autres voient qui est bas.",
  "enforcement.court_list":
    "Les habitants qui n’exécutent pas un jugement sont inscrits pour des années, ou jusqu’à ce qu’ils paient.",
  "enforcement.misconduct_list":
    "Une inconduite en voyage consignée peut interdire l’avion pour un an et le train à grande vitesse pour six mois.",
  "enforcement.tax_list": "Un impôt impayé consigné peut empêcher de quitter le pays jusqu’au paiement.",
  "response.awareness": "Seuls les habitants qui connaissent le système peuvent en apprendre quelque chose.",
  "response.compliance":
    "Ceux qui connaissent le système apprennent la prudence des points perdus et des portes fermées, les leurs et celles de leurs amis ; elle s’use.",
  "response.self_censorship":
    "Les internautes qui se savent surveillés retiennent les propos hors de la ligne, plus encore une fois que les leurs ont été effacés.",
  "response.point_seeking":
    "Ceux qui sont juste sous un seuil qui compte pour eux font de bonnes actions pour le franchir.",
  "response.dropping_ties":
    "Là où les liens comptent ou que les scores sont publics, on quitte un ami que l’on voit bas.",
  "response.work_lost":
    "Un bon emploi refusé coûte du revenu ; un revenu plus bas retarde les factures, ce qui fait baisser le score : la spirale.",
  "response.pay_off": "Être sur la liste du tribunal pousse certains débiteurs à payer pour en sortir.",
  "enforcement.air_ban": "Ne peut pas acheter de billet d’avion.",
  "enforcement.rail_ban": "Ne peut pas acheter de billet de train à grande vitesse.",
  "enforcement.exit_ban": "Ne peut pas quitter le pays pour impôt impayé.",
  "enforcement.school_bar": "Les enfants sont tenus à l’écart des meilleures écoles.",
  "enforcement.job_bar": "Les meilleurs emplois sont fermés.",
  "enforcement.management_bar": "Les postes de direction sont fermés.",
  "enforcement.slow_internet": "La connexion du foyer est ralentie.",
  "enforcement.public_naming": "Est nommé en public.",
  "enforcement.fast_lane": "Les administrations sont d’un abord plus facile.",
  "enforcement.travel_discount": "Les voyages coûtent moins.",
  "enforcement.higher_posts": "Les postes élevés viennent plus facilement.",
  "enforcement.easy_credit": "Le crédit est facile.",
  "enforcement.no_deposit": "Les dépôts de garantie sont levés.",
  "safeguards.no_association": "Le score de personne ne bouge pour ce qu’ont fait ses amis.",
  "safeguards.kin_protected":
    "Le score de personne ne bouge pour ce qu’a fait sa famille, et aucun enfant n’est tenu à l’écart d’une école à cause d’un parent.",
  "safeguards.private_ratings":
    "Scores et listes ne sont connus que de l’intéressé et du service : personne n’est nommé, et personne ne voit qui est bas.",
};
