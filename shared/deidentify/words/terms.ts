/**
 * Names inside terms: scores, signs, diseases, methods, laws and public bodies that carry the name of a person or a
 * place and tell nothing about who was there. Patterns are tried at a word and cover the whole term.
 */
const after =
  'disease|syndrome|sign|score|scores|scale|test|tests|criteria|criterion|index|rule|rules|law|theorem|method|model|models|curve|curves|plot|plots|chart|stool|classification|questionnaire|staging|grade|grading|statistic|statistics|coefficient|correction|distribution|process|cycle|diagram|matrix|ratio|filter|transform|triage|palsy|lymphoma|tumour|tumor|fracture|reflex|manoeuvre|maneuver|position|line|catheter|needle|tube|stain|agar|estimator|regression|prior|network|machine|effect|principle|protocol|consensus|declaration|guidelines?|framework|convention|study|trial|cohort|report|inquiry|review|reform|blue';

/** A word of a name, then such a noun, with or without the possessive: "Youden index", "Bell's palsy". */
export const namedTerm = new RegExp(
  `^[A-Z][a-z]+(?:(?:-|\\sand\\s|\\s)[A-Z][a-z]+){0,2}(?:'s|')?\\s(?:[a-z]+\\s)?(?:${after})\\b`,
);

/** A possessive that stands alone as the name of a disease or a company. */
export const termWords: ReadonlySet<string> = new Set(
  `parkinson down alzheimer crohn hodgkin huntington addison cushing graves hashimoto bell raynaud sjogren wilson marfan
  tourette asperger kawasaki barrett meniere paget perthes still turner klinefelter bayes apgar waterlow braden morse barthel
  charlson wells glasgow youden brier cox cohen fisher pearson spearman wilcoxon kaplan meier mann whitney student gauss
  poisson bernoulli markov monte carlo bland altman likert delphi pareto ishikawa gantt fleiss kruskal wallis shapiro
  bonferroni hosmer lemeshow nagelkerke tanimoto jaccard dice hausdorff fitzpatrick breslow gleason dukes child pugh
  framingham ottawa canadian manchester bristol edinburgh oxford cambridge cochrane helsinki nuremberg berlin boston
  caldicott gillick fraser bolam montgomery swiss reason hawthorne pygmalion hippocrates macmillan samaritans google microsoft
  amazon apple foley doppler holter swan ganz heimlich valsalva trendelenburg petri gram ziehl neelsen papanicolaou pap
  wernicke korsakoff broca babinski romberg tinel phalen murphy mcburney rovsing homan lasegue kernig brudzinski salter
  harris colles smith weber garden monteggia galeazzi jones duke roux billroth whipple hartmann nissen`.split(
    /\s+/,
  ),
);

/** Terms of more than one word that begin with a place or a name and are neither. */
export const fixedTerms: readonly RegExp[] = [
  /^Dr\.?\sFoster\b/,
  /^Swiss\s[Cc]heese\b/,
  /^Monte\sCarlo\b/,
  /^Glasgow\s(?:Coma|Outcome|Prognostic|Blatchford)\b/,
  /^Manchester\s(?:Triage|Score)\b/,
  /^Bristol\s(?:[Ss]tool)\b/,
  /^Edinburgh\s(?:Postnatal|Depression|Claudication)\b/,
  /^Oxford\s(?:Knee|Hip|Shoulder|[Ss]cale|Handbook|comma)\b/,
  /^Cambridge\s(?:Cognit)\w*/,
  /^Helsinki\s[Dd]eclaration\b/,
  /^New\sYork\sHeart\b/,
  /^Boston\s(?:Bowel|Naming|Carpal)\b/,
  /^Los\sAngeles\s(?:classification|grade)/,
  /^Canadian\sCT\b/,
  /^Toronto\s(?:Clinical|Empathy|Alexithymia)\b/,
  /^Chicago\s(?:classification)\b/,
  /^Montreal\sCognitive\b/,
  /^Vienna\s(?:classification)\b/,
  /^Paris\s(?:classification|system)\b/,
  /^Bath\sAnkylosing\b/,
  /^Liverpool\s(?:Care|Pathway)\b/,
  /^Waterlow\b/,
  /^(?:British|Royal|American|European|National|International|World)\s(?:National\s)?(?:Medical|Formulary|College|Society|Institute|Health|Association|Academy|Committee|Patient|Data|Standards?|Organi[sz]ation|Cancer|Audit|Early)\b(?:\s(?:of|for|and|on|the|[A-Z]\w+)){0,6}/,
  /^Care\sQuality\sCommission\b/,
  /^Medicines\sand\sHealthcare\b(?:\s(?:products|[A-Z]\w+)){0,3}/,
  /^Food\sand\sDrug\sAdministration\b/,
  /^Information\sCommissioner\b(?:'s\sOffice)?/,
  /^(?:General|Nursing|Health)\s(?:Medical|Pharmaceutical|Dental|Optical|and)\s(?:Council|Midwifery\sCouncil|Care\sProfessions\sCouncil)\b/,
  /^Health\sand\s(?:Safety|Social)\s(?:Executive|Care)\b/,
  /^NHS\s(?:England|Scotland|Wales|Digital|Resolution|Improvement)\b/,
  /^Public\sHealth\s(?:England|Scotland|Wales)\b/,
  /^(?:Health|Patient)\sS(?:ervices|afety)\s[A-Z]\w+(?:\s[A-Z]\w+){0,3}/,
];
