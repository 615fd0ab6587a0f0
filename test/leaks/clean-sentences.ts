/**
 * Sentences as panels write them that name nobody and no place: clinical, technical, of other fields, and near misses of
 * every kind of identifier. Written for the measure of how often a clean text is left alone.
 */
export const cleanSentences: readonly string[] = `
The model gave a low score although the patient already had a fever and a fast pulse.
The alert was shown for four seconds and then moved below the fold.
Nobody on the shift had been told that the threshold had changed.
The worklist sorted the scans by score, and the urgent scan fell to the bottom.
Staff accepted the suggestion because the last forty suggestions had been right.
The confidence was printed as 0.92 without saying what it was the confidence of.
The training data held few scans from portable machines.
The summary said that the allergy had been ruled out, which the record did not say.
The second reader saw the result of the model before reading the scan.
The patient was seen again after three hours and moved to intensive care.
The nurse in charge had eleven patients and two admissions waiting.
The system was silent for 47 minutes while the interface was restarted.
The doctor looked for the reason behind the score and found none on the screen.
The area under the curve was 0.87 in the paper and 0.63 on the ward’s own data.
Sensitivity fell from 91% to 74% after the scanner was replaced.
The alarm limit was set to 38.5 °C and could not be changed by the team.
A dose of 2.5 mg was suggested where 0.25 mg was meant.
The weight was read as pounds and stored as kilograms.
Potassium was 6.1 mmol/l and the sample was marked as haemolysed.
The lactate of 4.2 mmol/L was filed twenty minutes after the score was worked out.
The score was recalculated at 02:15, 02:30 and 02:45 and stayed below the threshold.
The request was sent at 14:07 and answered at 16:32.
The time from arrival to antibiotics was 3 h 40 min.
Version 1.2.26 of the model was in use, and version 1.3.0 had been announced.
The release v2 1AB was withdrawn by the maker.
Firmware 10.2.3.4 was installed on all pumps.
Version 4.12.0.1 changed the order of the columns.
Build 20.11.3 removed the warning.
Section 4.3.2.1 of the instructions describes the check.
The tool reads 512 x 512 pixels and drops everything outside.
The batch had 1,204 images, of which 37 were rejected.
The F1 score rose from 0.71 to 0.78 after training again.
The p-value was 0.034 and the interval went from 0.61 to 0.90.
The median wait was 42 minutes, with a quarter of people waiting over 90 minutes.
About 95% of alerts were closed within five seconds.
The pulse was 93 and the blood pressure 95 over 60.
Oxygen saturation was 88-92% on two litres.
The reading was 99 and then 101 in the next hour.
The screen showed 90 rows at a time.
The rate was 12.5 per 1,000 alerts.
The service answers in 250 ms on average and 900 ms at worst.
The queue held 10,432 messages when it was found.
The log keeps the last 1000000 lines.
The hash table had 4096 entries.
The patient has Parkinson's disease and takes five medicines.
The child has Down's syndrome, which the growth chart did not allow for.
Crohn's disease was listed twice in the problem list.
A Bland-Altman plot showed that the device read too high at low values.
The Kaplan-Meier curves crossed after six months.
The Glasgow Coma Scale was recorded as 14.
The Manchester Triage System put the patient into the yellow group.
The Bristol stool chart is filled in on paper.
The Apgar score was nine after five minutes.
The Wells score was low, so no scan was asked for.
The Waterlow score had not been updated since admission.
Youden's index was used to choose the threshold.
The Brier score was good and the calibration poor.
Cohen's kappa between the two readers was 0.58.
A Monte Carlo simulation was used to estimate the interval.
The Swiss cheese picture was drawn on the board.
Dr Foster published figures that the board read every month.
The Declaration of Helsinki was quoted in the approval.
A Cox regression was fitted with seven variables.
Bayes' theorem explains why most alerts were false.
Fisher's exact test gave no clear answer.
Bell's palsy was considered and put aside.
The Hawthorne effect may explain the better figures of the first month.
An Ishikawa diagram was drawn in the first meeting.
The Likert scale went from one to seven.
The Care Quality Commission asks for a learning response.
The European Union regulates such systems as high risk.
The World Health Organization published guidance on this.
NHS England describes four levels of response.
The General Medical Council asks doctors to be open with patients.
The Food and Drug Administration had cleared the device for adults.
The nurse manager and the charge nurse spoke at handover.
The doctor on call was in theatre with another emergency.
Nurse Manager was the only role with the right to change the setting.
Professor Emeritus is not a role in the system.
Sister wards used another form.
The consultant radiologist and the registrar disagreed.
The head of department had asked for a pilot.
The patient partner asked why nobody had called the family.
The family was told on the next day and took part in the review.
One patient waited longer than the others.
The daughter noticed that the name on the wristband was wrong.
His mother said that he was not himself.
She asked twice whether somebody had looked at the scan.
They were told that the computer had said it was fine.
We did not know how the score was worked out.
Nobody could say who owned the threshold.
I was sure that the list was complete.
Everyone assumed that the other team had checked.
Staff said that they had stopped reading the alerts.
Radiology phoned the ward and reached no one.
Pharmacy asked for the weight and got no answer.
The switchboard was busy for ten minutes.
Handover took place beside the bed and was interrupted four times.
On Monday the clinic was busier than usual.
The change was made on a Friday evening.
The outage began at the weekend, when few engineers were on duty.
In March the number of alerts doubled.
The pilot ran from January to June.
The model was trained on records from 2012 to 2018.
The incident happened in the second quarter of 2025.
The audit of 2019 had already pointed this out.
During the winter the ward had more patients than beds.
The update arrived in the spring and was switched on in summer.
It may take weeks before the effect is seen.
March was the month with most alerts.
May have been missed because the label was cut off.
The next version will come in the autumn.
Will this warning be read at night?
Mark each alert as useful or not useful.
Grant access to the log only to those who need it.
Hope that somebody notices is not a safeguard.
Grace periods for old alerts were too long.
Rose from 3% to 9% within one week.
Bill payers could not reach a person.
Frank discussion was possible because nobody was blamed.
Young patients were scored too low.
Long waits were normal in this clinic.
Black patients had worse readings from the same device.
White noise was added to the images in training.
Green meant that the check had passed.
Brown skin was rare in the training images.
Price was the reason for choosing this supplier.
Power failed twice during the update.
Hunt for the missing record took an hour.
Cook and kitchen staff were not informed of the diet order.
Day staff and night staff used different lists.
Page was sent to a pager that nobody carried.
Carol singing could be heard in the corridor.
Art therapy was cancelled by the scheduler.
Summer staffing was thinner than planned.
Reading the guidance took longer than treating the patient.
Bath water was too hot because the sensor was off.
The wells of the plate were read in the wrong order.
A deal with the supplier had no exit clause.
The sale of the old scanner was delayed.
Cork was used as a test material.
The nice thing about the tool was its speed.
Mobile scanners were not part of the approval.
The reading of the meter was entered by hand.
AI was used to sort the letters.
The ED was full and the AMU could not take anybody.
CT was done before the MRI was read.
The ECG was read by the AI and not by the registrar.
The result was reviewed by AI alone.
The case was discussed with ICU and with the GP.
An alert was signed off by IT without asking the ward.
The EHR and the PACS had different clocks.
The API returned an empty list and the screen showed "no findings".
The JSON held a null where a number was expected.
The CSV had been opened in a spreadsheet, which changed the codes.
SQL queries were slow because an index was missing.
The GPU ran out of memory and the job was started again.
A PDF was printed, signed and scanned again.
The UI hid the unit of the dose.
The URL of the help page led nowhere.
The KPI was the number of alerts closed.
The threshold was set to 0.5, e.g. for all wards alike.
The list, i.e. the order of the work, was set by the model.
The U.S. and the U.K. versions use different units.
The study was done in the United States and in Germany.
The tool had been tested in Scotland and in Wales only.
The maker is based in another country.
English was not the first language of the patient.
The French version of the leaflet was missing.
E. coli was grown from the sample.
S. aureus was found in two bottles.
C. difficile was suspected and ruled out.
Hepatitis B was excluded and vitamin D was low.
The patient was given vitamin D. The dose was not checked.
Model A was faster and model B was more often right.
Option A. Then the second question was asked.
Group B had fewer alerts than group A.
Type 2 diabetes was recorded in the summary.
A phase 3 trial had excluded people over eighty.
Grade 4 events were not counted.
Stage 3 patients were scored with the wrong table.
Level 2 evidence was available.
Category 1 calls have to be answered in seven minutes.
The week 4 review was cancelled.
Step 3 of the checklist was skipped.
The patient is 47 years old and lives alone.
A 68-year-old woman came with chest pain.
He was aged 75 and had fallen at home.
Patients aged 90 or over were left out of the training data.
People aged 18 to 65 were studied.
Fewer than five patients were affected.
Several patients were called back.
About 30 patients had been seen that day.
Between 10 and 20 people use the screen at once.
A total of 412 patients were scored again.
Most patients did not know that AI was used.
The nurse looks after 8 patients at night.
Up to 4 patients per nurse is the norm.
At least 3 patients an hour are triaged.
More than 2 people have to agree.
Two nurses checked the dose.
Three alerts were shown at the same time.
Four versions of the form were in use.
Two models were compared.
Two-person checks are the rule for this medicine.
Each of the three scanners has its own settings.
A first scan was normal and a second one was not.
The first patient of the list was seen last.
The only warning was a grey icon.
The largest font was eleven points.
The oldest computer was chosen for the display.
The only way to find the reason was to call the supplier.
The ward round began late.
The ward was short of two nurses.
The theatre list was changed by the scheduler.
The bed manager used another system.
The side room was empty.
The bay near the desk has the loudest alarm.
A bed was free on another ward.
The Emergency Department and the Intensive Care Unit use different scores.
The Acute Medical Unit was told by phone.
The Stroke Unit has its own protocol.
The Hospital at Night team carries one pager.
Every Hospital Trust received the same notice.
Each NHS Trust decides for itself.
The University Hospital standard was not applied.
Our Trust bought the tool through a framework.
The Clinical Safety Officer had left and the post was empty.
The Safety Board had never seen the figures.
Human Resources wrote the training plan.
The Data Protection Officer was asked too late.
The National Early Warning Score was used beside the model.
Intensive care was full.
The risk register listed the problem as closed.
The contract gave the supplier ninety days to answer.
The supplier changed the model without telling anybody.
The change notice was sent to an address that nobody reads.
The training lasted twenty minutes and was held once.
The help text was written for engineers.
The colour of the alert was the same as that of a reminder.
The undo button was hidden in a menu.
The default was "accept" and took one key.
To refuse took four clicks and a reason.
The keyboard shortcut was the same as for closing the window.
The font was too small for the distance to the screen.
The list was cut off after ten lines without saying so.
The unit was shown in the tooltip only.
The table had no headings, so the columns were guessed.
The picture was mirrored by the converter.
The left and the right knee were swapped.
The interpreter was not in the room when the tool was explained.
The chatbot invented a policy that did not exist.
The letter said that the benefit had been stopped.
The claim was refused without a person looking at it.
The applicant was rejected because of the gap in employment.
The car slowed down too late because the object changed its class three times.
The driver looked at a screen for six seconds.
The braking system had been switched off during tests.
The camera was dirty and the software did not notice.
The route planner sent the ambulance over a closed bridge.
The translation left out the word "not".
The transcript held a sentence that nobody had said.
The voice assistant heard "fifteen" instead of "fifty".
The exam was marked by software and the pupil could not appeal.
The loan was refused and the reason was "other".
The rota software gave nobody a break.
The drone landed because its battery reading was wrong.
The robot stopped when it lost its map.
The reader of the gel plate mixed up two lanes.
The crop model used last year's weather.
The forecast missed the storm by a day.
The valve was opened because two sensors disagreed.
The turbine was stopped by hand.
The backup took 6 h and 12 min.
The server had been patched the night before.
A certificate had expired and nobody was told.
The memory leak was known to the maker.
The feature was behind a switch that had been left on.
The rollback took eleven minutes.
The fallback was paper, and the paper was locked away.
The dashboard was green because it counted answers, not right answers.
The drift monitor was switched off to save money.
The labels had been made by students without a second reader.
The data were split by image and not by patient.
The same patient was in the training set and in the test set.
The missing values were filled with the mean.
The calibration was done on another population.
The model had learnt the marker of the portable scanner.
The subgroup was too small to be tested.
The rate of missed cases was twice as high for women.
Darker skin made the reading less sure.
People with learning disabilities were not asked.
The consent form did not mention AI.
The leaflet was available in one language.
The complaint was answered by a template.
The family asked for the log and was refused at first.
The patient could not opt out.
The review found conditions in all five layers.
The panel did not look for a culprit.
The action is to change the default and to measure the effect.
The measure is the share of alerts that lead to a visit.
The baseline was 12% and the target is 40%.
The check after twelve months found that it worked.
The check is repeated when a new version is installed.
A second reader now decides before the score is shown.
The threshold is now owned by one function.
The supplier now tells of changes thirty days ahead.
A person can now be reached within an hour.
What went right is that the registrar trusted the examination.
A porter noticed that the label did not match.
The pharmacist stopped the order.
The manual check held.
The safeguard was designed, and it was bypassed in busy hours.
The escalation path ended with a mailbox.
The views of the panel differ on how likely this was.
It is open whether other places have the same setting.
The same fault had been seen a year before in another setting.
It is not known how many scans were affected.
The number 123 456 7890 is used as an example in the manual.
The example code 666-12-3456 is refused by the form.
The textbook number QQ 12 34 56 C is invalid on purpose.
The area Q1 1AA does not exist.
The pseudo code ZZ99 3VZ is used for people without an address.
The device identifier (01)09506000134353 was refused by the reader.
The number 490154203237519 failed its check.
The rumour was born out by the log.
The network 1.2.3.4 as version no. is shown on the label.
Part 7654321 was replaced.
The part number 4471-22 was ordered twice.
The value 1234567 was the largest in the table.
The order of the parts is 10, 20, 30, 40, 50.
The ratio was 3:4 and then 4:3.
The mean was 12.34 with a deviation of 5.67.
Precision at k is 0.8 and recall@10 is 0.6.
The loss was 1e-5 after 20 epochs.
The rows 10-20 and 30-40 were empty.
The scores were 12, 14, 15, 17, 19 and 22.
The counts were 120, 340, 560 and 780 in four months.
The limits are 4.0/6.5 and 7.0/9.5.
The result was "<5" and is not shown.
The slope was -0.12 and the intercept 3.4.
The dose range is 5-10 mg every 4-6 hours.
Blood was taken at +12 min, +45 min and +3 h.
The score was 7/10 and later 3/10.
The visual acuity was 6/12 and 6/9.
The blood pressure was 120/80, then 85/40.
The ratio of 24/7 cover to need was poor.
A 5-point scale was used, with 1 as best.
The T2 sequence was missing and the T1 sequence was blurred.
The C5 and C6 vertebrae were mixed up.
The H1N1 and COVID-19 figures were kept apart.
L4 and L5 were numbered wrongly.
The A1c was 7.2.
The B12 level was low.
The pH was 7.21 and the pCO2 9.1 kPa.
The FiO2 was 0.4 and the PEEP 8.
The MEWS was 5 and the NEWS2 was 7.
The ISO 14971 file had not been updated.
DCB0129 and DCB0160 were not followed.
The IEC 62304 class was B.
Article 73 of the act asks for a report.
ICD-10 codes were given by the model.
The SNOMED code was wrong by one digit.
The HL7 message was split into two.
The FHIR resource had no status.
The log said "timeout after 30000 ms".
The error was "cannot read property of undefined".
The file was saved in the wrong folder.
The README was out of date.
The script was run twice.
The model card said nothing about children.
The data sheet was two years old.
The bug was fixed in the next release.
The test did not cover an empty list.
The night shift and the day shift saw different screens.
The person on duty had been awake for nineteen hours.
The alarm had been muted by the shift before.
The guideline has 84 pages.
The protocol had been changed five times in two years.
The meeting was short and the minutes were not kept.
The board asked for speed.
The budget did not include training.
The approval was given for adults and used for children.
The tool was bought as a product and used as a service.
Nobody had the task of watching the tool.
The regulator had been informed in time.
The lesson is to show what the score is based on.
What others can take from it is that defaults decide.
This happens where few people use the tool rarely.
The same would not have happened with a second reader.
`
  .trim()
  .split('\n');
