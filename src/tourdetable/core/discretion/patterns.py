"""What a clue looks like, in French. Found too much rather than too little: a person then decides.

Each pattern is read on text whose non-breaking spaces are plain ones; none looks back over what it
has passed, so that a long text costs its length.
"""

from __future__ import annotations

import re

TITLE = (
    r"(?:M\.|M(?=\s+[A-ZÀ-Ý]\b)|Mr|Mrs|MM\.|Mmes?|Mlles?|Melle|Messieurs|Mesdames|Madame|Monsieur"
    r"|Mademoiselle|Dr|Docteure?|Maître)"
)
CAPITAL = r"[A-ZÀ-ÖØ-Ý]"
NAME = rf"{CAPITAL}[\w’'-]*\w"
PERSON = (
    r"hommes?|femmes?|dames?|messieurs?|monsieur|madame|enfants?|fils|filles?|garçons?"
    r"|gamine?s?|gosses?|jumeaux|jumelles"
    r"|mères?|pères?|mamans?|papas?"
    r"|grands?-mères?|grands?-pères?|veuve?s?|jeunes?|adolescente?s?|ado|mineure?s?|bébé"
    r"|usagère?s?|usagers?"
    r"|habitante?s?|personnes?|résidente?s?|locataires?|bénéficiaires?|patiente?s?|allocataires?"
    r"|familles?|couples?|épouse|époux|mari|conjointe?|compagne|compagnon|frères?|sœurs?"
    r"|réfugiée?s?|retraitée?s?"
)
ROADS = (
    r"rue|avenue|av\.|boulevard|bd|impasse|allées?|chemin|place|quai|route|cours|passage"
    r"|square|montée|sentier"
    r"|traverse|ruelle|esplanade|résidence|lotissement|hameau|lieu-dit|cité|faubourg"
    r"|promenade|villa"
)
NUMBERS = r"un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze"
TENS = rf"(?:{NUMBERS}|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante)"
YEARS_OLD = rf"(?:\d{{1,3}}|{TENS}(?:[- ](?:et[- ])?{TENS}){{0,3}})"
"""An age, in figures or in words."""

MAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]+\s?(?:@|\[at\]|\(at\)|\barobase\b)\s?[\w-]+(?:\.[\w-]+)+", re.I
)
ACCOUNT = re.compile(
    r"(?<![\w.@])@\w[\w.]{2,}"
    r"|\b(?:facebook|instagram|tiktok|snapchat|linkedin|twitter|x)\.com/[\w./-]+",
    re.I,
)
PHONE = re.compile(r"(?<![\d])(?:(?:\+|00)33\s?(?:\(0\)\s?)?|0)[1-9](?:[ .\-/]?\d{2}){4}(?!\d)")
NIR = re.compile(
    r"(?<!\d)[1278] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d{2}"
    r"|2[AB]) ?\d{3} ?\d{3}(?: ?\d{2})?(?!\d)"
)
IDENTIFIER = re.compile(
    r"\b(?:n°|nº|numéro|matricule|allocataire|dossier|IBAN|INE|AGDREF|plaque|immatriculée?)\s*"
    r"(?:[\wàéè’']+\s+){0,3}?:?\s*(?=[A-Z\d-]*\d)[A-Z\d][A-Z\d-]{4,}"
    r"|\bFR\d{2}(?: ?[A-Z\d]{4}){5}"
    r"|\b[A-Z]{2}-\d{3}-[A-Z]{2}\b",
    re.I,
)
ADDRESS = re.compile(
    rf"\b\d{{1,4}}\s?(?:bis|ter|quater|[a-dA-D])?,?\s+(?:{ROADS})\b[^\n.;:!?]{{0,50}}"
    r"|\b(?:appartement|appt\.?|bât(?:iment)?\.?|escalier|étage|cage|chambre|porte"
    r"|lot|tour|bloc|hall|entrée)\s+(?:n°\s?)?(?:\d+[a-z]?|(?-i:[A-Z]))\b(?!’)"
    r"|\b\d{1,2}(?:er|e|ème)\s+étage\b"
    r"|\bvoisine?s?\s+du\s+(?:dessus|dessous|\d{1,2}(?:er|e|ème))\b"
    r"|\b\d{5}\s+[A-ZÀ-Ý][\w’'-]+",
    re.I,
)
MONTHS = (
    r"janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    r"|janv\.?|févr\.?|avr\.?|juill\.?|sept\.?|oct\.?|nov\.?|déc\.?"
)
BIRTH = re.compile(
    rf"\b[Nn]ée?(?:·e|\(e\))?s?\s+(?:le\s+\d|en\s+(?:\d{{4}}|{MONTHS})"
    rf"|à\s+{CAPITAL})[\w/\- ]{{0,24}}"
    r"|\bdate\s+de\s+naissance\b[^\n]{0,24}"
    r"|\b(?:0?[1-9]|[12]\d|3[01])[/.\-](?:0?[1-9]|1[0-2])[/.\-](?:19\d{2}|200\d|201\d)\b"
    rf"|\b\d{{1,2}}(?:er)?\s+(?:{MONTHS})\s+(?:19\d{{2}}|200\d|201\d)\b"
)
LETTERED = (
    r"Étape|Plan|Option|Annexe|Partie|Groupe|Catégorie|Phase|Axe|Lot|Zone|Type|Niveau|Classe|Volet"
    r"|Scénario|Hépatite|Vitamine|Article|Tableau|Figure"
)
"""What a letter tells apart from others of its kind."""
INITIALS = re.compile(
    rf"\b{TITLE}\s+(?:{CAPITAL}\.?[- ]?){{1,3}}(?![\w’'])"
    rf"|\b(?:famille|couple|époux|enfant|jeune|patiente?|usagère?)\s+{CAPITAL}\b\.?(?![\w’'-])"
    rf"|\b(?!(?:{LETTERED})\b){CAPITAL}[a-zà-ÿ]+\s+{CAPITAL}\.(?!\w)"
    rf"|(?<![\w.]){CAPITAL}\.\s?{CAPITAL}\.(?!\s?{CAPITAL}\.)"
    rf"|(?<=[a-zà-ÿ] ){CAPITAL}\.(?=,?\s+[a-zà-ÿ])"
)
CHARGE = (
    r"l[ea]\s+(?:Maire|Préf|Présid|Direct|Ministre|Sous|Délégu|Député|Sénat|Conseill|Vice"
    r"|Procureur|Rect|Commissaire)"
)
"""How somebody is called by what they are in charge of."""
CALLED = (
    r"(?:[Pp]rénommée?|[Ss]urnommée?|[Aa]ppel(?:ée?|le|lent)|[Dd]énommée?|[Nn]ommée?|[Aa]lias"
    r"|sous\s+le\s+nom\s+de)"
)
NAMED = re.compile(
    rf"\b{TITLE}\s+(?!{CHARGE})(?:(?:de|du|des|d’|le|la|El|Ben|Ait)\s*)?{NAME}(?:[ -]{NAME}){{0,2}}"
    rf"|\b(?:famille|fratrie|époux|couple)\s+(?:de |d’)?{NAME}"
    rf"|\b{CALLED}\s+{NAME}(?: {NAME})?"
    rf"|\b(?:{CALLED}|dite?)\s+[«“\"]\s?(?:(?:le|la|les)\s|l’)?{NAME}(?: {NAME})?"
    rf"|\b[Ss]urnommée?\s+(?:(?:le|la)\s|l’){NAME}"
    r"|\b(?:[Uu]sag(?:er|ère)|[Pp]atiente?|[Bb]énéficiaire|[Rr]ésidente?|[Ll]ocataire|[Aa]llocataire"
    rf"|[Dd]étenue?)\s+{NAME}"
    rf"|\b(?:[Tt](?:ata|atie|ante|onton)|[Oo]ncle|[Mm](?:amie|ami|émé)|[Pp](?:api|apy|épé))\s+{NAME}"
)
OTHER_LETTERS = re.compile(
    r"[\u0370-\u074f\u0900-\u0fff\u10a0-\u10ff\u1200-\u137f\u3040-\u30ff\u3400-\u9fff]{2,}"
)
"""A word in letters that French does not use: most often a name."""
WORD = re.compile(rf"(?<![\w’'-]){CAPITAL}[\w’'-]*[\w]")
SINCE = (
    r"Depuis|Pendant|Durant|Après|Avant|Dans|Sur|Sous|Pour|Voilà|Voici|Dès|Environ|Plus|Moins|De|À"
    r"|Les|Ces|Tous|Entre|En"
)
"""What begins a sentence about years that are nobody's age."""
NO_PERSON = (
    r"durée|contrat|convention|plan|projet|programme|bail|expérience|recul|carrière|mandat|cycle"
    r"|période|histoire|peine|engagement|accord|délai|prêt|partenariat|ancienneté|anniversaire"
    r"|dispositif|service|association|structure|équipe|travail|étude|moyenne|bâtiment|immeuble|vie"
    r"|retard|absence|attente|âge|plus|moins"
)
"""What lasts for years, and is nobody."""
AGE = re.compile(
    rf"\b(?:{PERSON})\b(?:\s+(?!plus\b|moins\b)[\wà-ÿ’'-]+){{0,5}}?\s+(?:de|d’"
    rf"|âgée?s?\s+d[e’])\s?{YEARS_OLD}\s+(?:ans?|mois)\b"
    rf"|\b(?:âgée?s?|agée?s?)\s+(?:de|d’)\s?{YEARS_OLD}\s+(?:ans?|mois)\b"
    rf"|\b(?:une?|son|sa|cet?|cette|notre|leur)\s+(?:(?!(?:{NO_PERSON})\b)[\wà-ÿ’-]+\s+){{1,3}}?"
    r"(?:de|d’)\s?(?:1\d|[2-9]\d|10\d)\s+ans\b"
    r"|\b(?:quadra|quinqua|sexa|septua|octo|nona)génaire\b"
    r"|\(\s?\d{1,3}\s+ans\s?\)"
    rf"|(?-i:(?<![\w-])(?!(?:{SINCE})\b){CAPITAL}[\w-]*\.?),?\s+\(?\d{{1,3}}\s+ans\b"
    rf"|(?<![\w-])(?:il|elle|iel|qui|(?-i:{CAPITAL}[\w-]*\.?))\s+(?:a|avait|aura|fête"
    rf"|fêtait)\s+(?:ses\s+)?\d{{1,3}}\s+ans\b"
    r"|,\s+\d{1,3}\s+ans\b(?=\s*(?:[,.;)]|$))",
    re.I,
)
YEARS = re.compile(r"\b\d{1,3}\s+ans\b")
ORIGIN = (
    r"(?:afghan|albanais|algérien|angolais|arménien|bangladais|bulgare|camerounais|capverdien"
    r"|comorien|congolais|érythréen|éthiopien|géorgien|guinéen|haïtien|irakien|iranien|ivoirien"
    r"|kosovar|kurde|malgache|malien|marocain|mauritanien|mahorais|nigérian|pakistanais|rom"
    r"|roumain|russe|sénégalais|somalien|soudanais|syrien|tchétchène|tunisien|turc|turque"
    r"|ukrainien|yézidi)n?e?s?"
)
RARE = re.compile(
    rf"\b(?:seule?|unique|dernière?|première?)\s+(?:[\wà-ÿ-]+\s+)?(?:{PERSON}|agricultrice"
    rf"|agriculteur|médecin|institutrice)\b"
    rf"|\b(?:seule?|unique|dernière?|première?)\s+{ORIGIN}\b"
    r"|\b(?:mère|père|parents?|femme|homme|dame|maman|papa|famille|fratrie|couple|veufs?|veuves?"
    rf"|(?-i:[Ll]es\s+{NAME}))\b[^.;:!?\n]{{0,30}}?\b(?:\d{{1,2}}|{NUMBERS})\s+"
    r"(?:enfants|garçons|filles|fils|bébés)\b"
    r"|\b(?:fils|fille|femme|mari|épouse|époux|mère|père|frère|sœur)\s+(?:du|de\s+la|de\s+l’)\s?"
    r"(?:maire|curé|imam|pasteur|médecin|docteur\w*|pharmacien\w*|boulang\w+|institut\w+"
    r"|gardien\w*|direct\w+|concierge|facteur)\b"
    r"|\b(?:jumeaux|jumelles|triplée?s|quadruplée?s|orpheline?s?|veufs?|veuves?|transgenre"
    r"|transidentitaire|tétraplégiques?"
    r"|paraplégiques?|amputée?s?|sourde?s?|(?<!l’)aveugles?|malvoyante?s?|trisomiques?|autistes?"
    r"|albinos|maladie\s+(?:rare|orpheline)"
    r"|schizophr\w+|bipolaire\w*|séropositi\w+|VIH|suicid\w+|incest\w+|viol(?:ée?s?)?"
    r"|féminicide|excisée?s?|prostitu\w+"
    r"|incarcérée?s?|détenue?s?|sorti(?:e|·e)?\s+de\s+(?:prison|détention)|condamnée?s?"
    r"|mineure?s?\s+non\s+accompagnée?s?|MNA"
    r"|sans[ -]papiers|réfugiée?s?|demandeu\w+\s+d’asile|gens\s+du\s+voyage|polygam\w+"
    r"|adoptée?s?|placée?s?|enceintes?|drépanocyt\w+|épilep\w+|greffée?s?|fauteuil\s+roulant"
    r"|en\s+fauteuil|immolée?s?|victime\s+de\s+(?:violences?|viols?|traite)"
    r"|en\s+prison|garde\s+à\s+vue|bracelet\s+électronique"
    r"|suivie?s?\s+par\s+(?:la\s+PJJ|l’ASE|(?:le|la|un|une)\s+juge)"
    r"|arrivée?s?\s+(?:d[eu]s?\s+|d’)(?-i:[A-ZÀ-Ý])[\w’-]+"
    rf"|(?:{PERSON})\s+{ORIGIN}"
    r"|(?:en|classe\s+de)\s+(?:(?-i:C[EM][12])|(?:petite|moyenne|grande)\s+section))\b"
    r"|\((?-i:C[EM][12])\b",
    re.I,
)
PLACE = re.compile(
    r"\b(?:[Aa]ux?|[Àà]|[Ee]n|[Dd]es?|[Dd]u|[Dd]ans|[Ss]ur|[Vv]ers|[Ll]e|[Ll]a|[Ll]es"
    r"|[Ss]ecteur|[Qq]uartier)\s+"
    r"(?:(?:la|le|les|notre|leur|un|une|petite?|commune|village|hameau|bourg|cité"
    r"|quartier|vallée|île|de|du|d’)\s*){0,4}[A-ZÀ-Ý][\w’'-]+"
    r"|d’[A-ZÀÂÉÈÊÎÔ][\w’'-]+"
    r"|\b(?:commune|village|hameau|bourg|cité|quartier|îlot|lotissement|camping|foyer"
    r"|immeuble)\b(?:\s+(?:de|d’)\s*\d+)?"
)
SENTENCE_END = re.compile(r"(?<![A-ZÀ-Ý])(?<!\bMme)(?<!\bMlle)[.!?…]+\s+(?=[A-ZÀ-Ý«])|\n+")
