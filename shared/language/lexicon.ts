/**
 * Words by what they stand for: people, groups, those harmed, systems and papers, and the small words that hold a
 * sentence together. Typed content. A word that is missing here is judged by its ending, else counts as a thing.
 */

const words = (text: string): ReadonlySet<string> =>
  new Set(text.split(/\s+/u).filter((word) => word !== ''));

/** People by role, singular; plurals are found by taking the ending off. */
export const personWords = words(`
  adjudicator administrator admin adviser advisor agent ambulanceman analyst anaesthetist anesthesiologist annotator
  apprentice approver architect assessor assistant associate attendant auditor author banker barrister bookkeeper boss
  broker builder buyer captain caretaker carer caregiver cashier caseworker ceo chair chairman chairwoman chaplain chef
  chief cio cto cleaner clerk clinician co-pilot coach coder colleague commander commissioner constable consultant
  contractor controller cook coordinator copilot coroner councillor counsellor courier crewman curator custodian dean
  dentist deputy designer detective dev developer dietitian director dispatcher doctor driver editor employee
  employer engineer estimator examiner executive expert facilitator fellow firefighter foreman forecaster
  geneticist governor gp grader guard hand handler head headteacher hcp healthcare-assistant hire
  inspector installer instructor intern interpreter interviewer introducer investigator janitor journalist judge junior
  labeller labeler labourer landlord lawyer lead leader learner lecturer lender librarian lieutenant locum magistrate
  maintainer man manager marker mate matron mayor mechanic medic member midwife minister moderator navigator negotiator newcomer
  nurse official officer operative operator optician optometrist orderly owner paramedic person pharmacist pharmacologist physician
  physicist physio physiotherapist picker pilot planner policeman policewoman porter postman practitioner president
  principal programmer professional professor psychiatrist psychologist purchaser radiographer radiologist reader receptionist
  recruiter rep reporter representative researcher resident reviewer registrar rookie scheduler-clerk scientist secretary
  senior sergeant signaller signatory sister sonographer specialist starter steward stewardess storekeeper student-nurse subeditor
  superintendent supervisor surgeon surveyor sysadmin teacher technician technologist teller temp tester therapist
  trader trainee trainer translator treasurer trustee tutor typist underwriter usher vet volunteer waiter waitress
  warden watchkeeper winchman woman worker writer youngster individual human someone person-in-charge adult
  adjuster recruit soldier sailor rider courier conductor gatekeeper watchman chemist columnist barista dosimetrist phlebotomist intensivist hospitalist
  bricklayer welder plumber electrician roofer carpenter signalman trucker machinist crane-operator farmer grower fisher forester baker butcher
  interrogator bailiff prosecutor detainer juror deputy-head headmaster prefect examiner-in-chief rapporteur publicist copywriter subscriber-agent
  underwriter actuary auditor-general notary valuer appraiser assayer sampler metrologist dietician haematologist oncologist neurologist registrant
  house-officer practitioner-nurse hca gpst trainee-doctor fy1 f1 sho spr superuser bystander observer-in-chief minder lifeguard invigilator proctor scorer referee umpire teaching-assistant
  people men women nursemaid midwives involved concerned
  accountant attorney cytologist deckhand economist fitter helper housekeeper mediator obstetrician organiser organizer
  paediatrician pediatrician partner pathologist probationer producer ranger salesperson salesman sheriff shopkeeper solicitor
  stockbroker transcriptionist veterinarian warehouseman workman undergraduate cameraman freelancer housewife rater lookout
  novice paralegal passer-by predecessor proofreader scribe shunter skipper stoker subordinate substitute successor superior
  triager veteran whistleblower zookeeper investigator-in-charge chauffeur caterer glazier locksmith pedagogue tiler
`);

/** People who act as one, and organisations. */
export const groupWords = words(`
  staff team crew shift personnel workforce management leadership board committee council department dept division
  desk office unit ward practice clinic hospital trust organisation organization company firm business agency authority
  bank insurer airline operator-company supplier vendor manufacturer maker developer-company contractor-company provider
  school university faculty college police force ministry government regulator service-desk it ops devops helpdesk
  directorate faculty group panel-members leadership cohort squad watch platoon brigade bureau newsroom
  side colleagues nursing directors executives industry startup integrator reseller retailer publisher owner-company
  pharmacy radiology finance procurement accounts billing sales payroll housekeeping reception triage
  administration faculty cabinet parliament consortium partnership partners newspaper paper-team headquarters hq
  lab laboratory plant factory studio depot court tribunal charity foundation club federation union railway utility theatre icu ed er nicu
  dispatch maintenance security logistics compliance legal catering portering chain humans council-officers employer management-team workforce-team night-shift control-room
`);

/** Those a failure happens to; and the people around them. */
export const patientWords = words(`
  patient family carer parent mother father daughter son wife husband relative claimant customer client caller passenger
  tenant student pupil applicant candidate consumer subscriber member-of-public citizen pedestrian cyclist resident-at-home
  victim complainant service-user user inmate detainee defendant borrower taxpayer shopper buyer-of-service motorist visitor
  guest child baby infant boy girl neighbour neighbor next-of-kin parents pensioner householder
`);

/** What a machine, a signal or a paper does is described and never blamed. */
export const systemWords = words(`
  accelerator account adapter agent-software ai aircraft alarm alert algorithm anonymiser api app appliance application archive
  arm array assistant-software audit-trail autopilot autosave avatar backend backup banner bar barcode barrier battery beacon
  bed belt bot box brake bridge browser buffer bulb bus button cable cache calculator calendar camera car card carousel cell
  certificate channel chart chatbot check-digit checkbox classifier client-app clock cloud cluster code collector colour color column
  component compressor computer configuration connection connector console container converter copilot-software core counter
  crawler daemon dashboard data database dataset default design detector device dialog dialogue disk display document door drive
  driver-software drone drug email e-mail embedding encoder engine entry estimate export extractor feature feed field file filter
  firmware flag flow font forecast form formula framework frontend function gateway gate gauge generator graph guard-rail guardrail
  guide guideline handset hardware headset heater hook icon image implant import importer index indicator inference input
  instance instrument integration interface inverter invoice job kernel key keyboard kiosk label lamp language-model laptop layer layout
  ledger letter library lidar lift light line link list llm loader lock locker log logger login machine mail mailbox
  manual map marker-dye match matcher meniscus menu message meter metric mic microphone microservice middleware migration mirror mobile model
  modem module monitor motor network node note notebook notice notification number ocr order outage output overlay package packet
  pager page panel-light parser password patch path payload pdf phone pipeline platform player plugin policy-engine pop-up popup
  port portal portion predictor prediction printer printout probe procedure process processor product profile program programme prompt protocol
  proxy pump query queue radar radio ranker reading receiver recommendation recommender record recorder recogniser recognizer
  region register registry relay release reminder renderer replica report request resolver response result retriever robot
  router row rule scaler scan scanner schedule scheduler schema score scorecard scraper screen screenshot script search
  segmenter sensor server service session setting sheet shuttle signal simulator site-server smartphone software solver
  speaker spreadsheet stack standby statement step storage store stream string subsystem suggestion summariser summarizer summary
  supply switch sync synchroniser system table tablet tag tank template terminal test text threshold thermostat ticket
  timeout timer timestamp token tokeniser tokenizer tool toolbar toolkit tracker trace tractor train transaction transcript
  transcriber translation translator-software transmitter transponder trigger truck tube tuner tunnel turbine update upgrade upload url valve
  variable vehicle ventilator version video viewer vm voicemail warning watchdog webhook webpage website weight widget window wire
  wizard workbook worker-process worklist workstation wristband detector-array heart lung kidney liver nodule image-reader
  balancer transformer compiler debugger watcher poller listener exporter dimmer cooler defibrillator nebuliser incubator elevator escalator conveyor
  chiller alternator actuator thermometer oximeter glucometer infuser injector dispenser-machine vaporiser magnet antenna satellite gripper sorter
  scrubber sprinkler extinguisher detector-loop collator annotator-tool autocomplete spellchecker firewall hypervisor orchestrator container-runtime
  vessel organ graft sample specimen fan circuit breaker fuse wing pipe rotor thruster checklist policy study trial audit
  survey questionnaire training contract handover rota roster figure stage phase section chapter
`);

/** Nouns made of something a person does, and so an idealised act when they "would have" changed the outcome. */
export const actNouns = words(`
  look glance check call call-back question read reading thought moment opinion effort attention care caution click word eye eyes
  minute minutes second seconds conversation phone-call e-mail-to-the-lab double-check double-checking pause vigilance diligence curiosity query
  supervision checking teamwork communication leadership professionalism foresight preparation thoroughness discipline co-operation cooperation
  scepticism skepticism judgement judgment sense review request scrutiny
`);

export const personPronouns = words(`
  he she they we i you who whoever nobody no-one noone none anyone anybody someone somebody everyone everybody him her them us
  himself herself themselves ourselves myself yourself neither y'all folks
`);

export const determiners = words(`
  more less further additional the a an this that these those each every all both any some no another other most many few several one two three four five
  six seven eight nine ten my your his her its our their whose which either neither such half dozens hundreds
`);

/** What may stand before "of" without being what the phrase is about. */
export const quantifiers = words(`
  one two three four five six seven eight nine ten some none many most all each both half several few any either neither member
  members group number couple majority pair rest lot lots part handful dozen dozens hundreds thousands kind sort
  bunch version copy
`);

export const prepositions = words(`
  of in on at by for with from to into onto over under about across after against along among amid around behind below beneath beside
  between beyond during except inside near off out outside past per since through throughout toward towards upon via within without
  despite like unlike until till above as than regarding concerning
`);

export const auxiliaries = words(`
  am is are was were be been being has have had having do does did can could may might shall should will would must cannot can't
  isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't couldn't mightn't shouldn't won't wouldn't mustn't needn't ought
`);

export const conjunctions = words(`and or but then yet nor plus`);

export const subordinators = words(`
  because although though while when whenever if unless whether how why what where whereas so once because
`);

export const adverbs = words(`
  better best newly not never also even just simply really still only always often again ever already too very quite rather almost well soon later then
  there here perhaps maybe somehow somewhat indeed instead first twice once nearly barely hardly back up down away now not-once n't
`);

/** Past forms that end otherwise than in -ed. */
export const irregularVerbs = words(`
  began became bent blew bought broke brought built came caught chose cut did done drew driven drove fell felt flew forgot forgotten found
  fought gave given gone got grew had heard held hit hung kept knew known laid lay led left let lost made meant met misread paid put ran
  rang read ridden rode rose rung said sat saw seen sent set shook shown shut slept slid slipped sold spent split spoke spoken spun stood
  stole struck stuck swung taken taught tell told thought threw took understood went woke won wore worn written wrote risen shot beaten
  overrode overridden oversaw undertook withdrew mistook mistaken misunderstood misled overlooked run put come become begun
  hid hidden bit blew burst cast dealt dug fled flung froze ground hurt knelt leant learnt leapt lent meant overcame quit rid sank sent shed
  shrank slung smelt sped spoilt sprang stank strode stung swam swept swore tore wept wound wrung cost bet bled bred fed bound struck
  borne broken chosen drawn eaten fallen flown sought sworn torn spotted
`);

/** Present-tense forms that are never a noun where they matter here. */
export const presentVerbs = words(`
  is are has have needs need wants want says say tells tell thinks think believes believe ignores ignore fails fail forgets forget
  refuses refuse keeps keep seems seem remains remain goes go makes make takes take gets get gives give shows show means mean
  knows know becomes become contains contain holds require requires describes explains allows lets
`);

/** Given names, to know a person who is named without a title. */
export const givenNames = words(`
  aaron abdul abigail adam ahmed aisha alan alex alexander alice alison amanda amelia amina amir amy ana andrea andrew angela anita ann anna
  anne anthony antonio aoife arjun arthur asha ben benjamin beth bob brian bruce carlos carmen carol caroline catherine charles charlotte chen
  chloe chris christine claire clare colin craig daniel david dawn deborah deepak denise derek diana diego divya dmitri donald donna dorothy ed
  edward elena elizabeth ella emily emma eric erik eva fatima fiona frances francis frank fred gareth gary george gillian giovanni grace graham
  greg hannah harry hassan heather helen henry ian ibrahim imran ingrid isabel ivan jack jacob jade james jamie jan jane janet jason jean jeff
  jennifer jenny jessica jill jim jo joan joe johan john jonathan jose joseph joshua juan judith julia julie karen kate katherine kathryn keith
  kelly ken kevin kim kofi kwame larry laura lauren leanne lee leila leo liam linda lisa liu louise lucy luis luke mandy marcus margaret maria
  marie mark martin mary matt matthew mei michael michelle miguel mike mohammed mohamed monica muhammad nadia nancy natalie neil nick nicola nigel
  nina noah oliver olivia omar oscar pamela patricia patrick paul pauline pedro peter philip pierre priya rachel raj rajesh rebecca richard rita
  rob robert robin roger ronald rosa rose ruth ryan sally sam samantha samuel sandra sanjay sara sarah scott sean sharon sheila simon sofia sophie
  stephen steve steven stuart sue sunita susan suzanne svetlana tanya tariq teresa thomas tim tina tom tony tracey tracy usha valerie vera victor
  victoria vijay wei wendy will william xavier yasmin yusuf yvonne zahra zoe
`);
