/**
 * Names that are ordinary words as well, and abbreviations that look like initials. A name among the first counts only
 * with more around it than a capital at the beginning of a sentence; letters among the second are no person.
 */
export const ordinaryWords: ReadonlySet<string> = new Set(
  `april august autumn baker barker bell bishop black blue bond bright brook brooks brown butler care carpenter case chance
  chapman charity christian clay clement close cloud cook cooper craft cross daisy dale dawn day dean down drew duke early
  english faith field fisher fleming flower ford forest foster fox frank frost gale gardner gene glass good grace grant gray
  green grey grove guy hall hand hardy hart head heath heather hill holly hope house hunt hunter iris ivy jack jean joy judge
  june king knight lamb lance lane large law laurel lee lily little long low love major march mark marsh mason max may mercy
  mill miller mills moon moor north nurse olive page park parker patience pearl peter pitt pool poppy porter potter power
  price prince read reading reed rice rich ring rivers robin rock rose rowan royal ruby rusty sage salmon sandy score sharp
  shepherd short singer skinner small smart smith snow south speed spring star steel stone strong summer sunny sutton swan
  taylor temple terry tucker turner union van victor violet walker wall ward waters weaver webb webster week wells west
  wheeler white will wills winter wolf wood woods worth wright york young art bill bob carol chase chip dean don drake dusk
  eve gill grant guy hazel jade jasmine jay jewel josh kit lane lark mac mark mike miles mini nick norm pat penny pierce
  ray rex rob rod rusty sam scout skip stew sue tim tony trace tray trip vic wade ace basil bay berry birch booth branch
  bridge brand brush burden burns bush camp cane cape carr cash castle chamber child church coffin cole common cotton crane
  crow curry dark dee drummer ember england euro event fair falls farmer fields finch fine fleet flint flood flow frame free
  freeman french friend gap garland gates giles given glory golden gore graves ground hale harmony harper haven hay
  hayes heard hearn hicks high hood horn howe hull hurst irons jordan justice kay keen key kitchen lake land last le leaf
  lender light line list locke lord loss man marks marsh mead meadows merit mercury model monday moody moss mouse myers nash
  neal need new newman nice nightingale noble noon oakes odd otter pace paige pain painter palm paris parish parson patten
  pepper perry person phillips pickle pike pine place plant plum pond pope post pratt press proctor proper pryor purdy quick
  quill raven reason reeve rhodes riley rise roach robe root rope rowe rule rush ryder salt savage school sea seal sears sell
  shade shaw shine shore silver simple site skill slate sparks spencer spice stack staff stage stark stern stock storm street
  strange style sweet swift table tate teal thorn thorne tide tiger title todd tower town townsend trail travel tree true
  valentine vale vane vine viola virginia vista wake warden ware warner watch way weather weir welch wheat wild winner wise
  wren wynn`.split(/\s+/),
);

/** Written in capitals, and no initials. */
export const abbreviations: ReadonlySet<string> = new Set(
  `ACE ADE AE AF AI AIS AKI AMU AND API ARDS AUC AV BAME BMI BMJ BNF BP BPM CAD CCG CDS CE CEO CFO CI CIO CMO CNN CNS COO COPD
  CPU CQC CRP CSO CSP CSV CT CTG CTR CXR DB DCB DICOM DM DNA DNR DPIA DR DVT EBM EC ECG ED EEG EHR EMR ENT EPMA EPR ER ESR ET EU
  EWS FDA FHIR FN FP FRCA FY GCS GDPR GP GPS GPU HCA HDU HF HIS HIV HL HR HTML ICB ICD ICO ICS ICU ID IG II III IM IQ
  IR ISO IT ITU IV IVF JSON KPI LCP LED LFT LIS LLM LMS LR MAE MCV MDR MDT MEWS MHRA MI ML MRI MRN MRSA MS NA NASA NEWS NG
  NHS NICE NLP NN NO NPV NSAID OCR OD OECD OK OPD OR OS OT PACS PACU PAS PC PCR PDF PDSA PE PET PH PHI PID PO PPV PR PRN
  PSIRF QA QC QI QR RAG RCA RCT RF RIS RN RNN ROC RR SAE SBAR SD SE SHO SI SLA SMS SOP SOS SPC SQL ST SVM TB TIA TN TP TPN TPR
  TV UI UK UN URL US USA USB UTI UX VF VIP VR VT WHO WHITE XML XR XAI YES AND THE FOR NOT ALL ANY OUT OFF NEW OLD TWO ONE SIX
  AM PM BC AD EG IE RE CC BCC FYI ETA TBC TBD TBA NB PS UAT KB MB GB TB HZ KG MG ML CM MM DL PO IM SC SL BD TDS QDS OM ON NOCTE
  LT RT LV RV LA RA LAD RCA CTA MRA CTPA HRCT FAST GTN INR APTT PT FBC UE LFTS TFT VTE PPE BLS ALS ILS CPR ROSC NIV CPAP BIPAP
  ABG VBG HB WBC PLT NA CL BUN ALT AST ALP GGT BNP TNI TNT EWMA IQR OR HR CI SE BY IN AT TO IF IS IT OF UP SO WE HE ME MY US`.split(
    /\s+/,
  ),
);

/** Words behind a title or with a capital that name a function, a department or nobody. */
export const roleWords: ReadonlySet<string> = new Set(
  `manager lead leader practitioner consultant specialist educator director assessor coordinator associate emeritus station
  in charge call bleep prescriber ward rate match value values distance data information case cases values led review rounds
  staffing staff team teams shortage shift shifts handover notes records visit visits foster who google strange no
  radiologist radiographer doctor nurse registrar anaesthetist surgeon physician pharmacist midwife paramedic porter clerk
  receptionist patient patients family relative carer researcher engineer scientist analyst developer technician
  officer chair chairman secretary clinic medicine radiology pathology cardiology oncology and or of the on for to with by`.split(
    /\s+/,
  ),
);

/** Words that terms of several words are made of and that are often written with capitals. */
export const capitalTerms: ReadonlySet<string> = new Set(
  `officer officers early warning human resources incident response machine deep random forest windows office excel word
  teams python linux android chrome swiss cheese root cause problem list electronic record records system systems language
  processing natural network neural big open source access control version user interface alert alerts alarm screen button
  panel page home next back yes cancel save delete accept reject override dismiss order sets set form field note notes letter
  report reports review reviews process flow map matrix tree graph table figure chapter step steps phase level grade stage
  standard standards rule rules policy framework act law bill code codes european french german dutch spanish italian
  english british american irish scottish welsh african asian chinese indian japanese caribbean union states kingdom england
  scotland wales ireland france germany europe africa asia america india china japan brazil canada australia january february
  march april may june july august september october november december monday tuesday wednesday thursday friday saturday
  sunday easter christmas islam muslim christian jewish hindu covid sepsis stroke heart lung liver kidney brain blood
  pressure rate oxygen score scores risk model models tool tools app apps web site server cloud bot chat image images scan
  scans x ray film lab labs sample samples tests dose drug drugs chart charts line lines tube pump pumps bed beds chair
  team leader member members patient patients nurse nurses doctor doctors staff people person family carer carers you your
  we they he she it who what when where why how there here then than thus also only just even still yet never always often unit ward night scale coma`.split(
    /\s+/,
  ),
);
