/**
 * Help beside the text, for each section of the library: what good looks like, a short example, what to avoid.
 * Words only. Kept apart from the sections themselves, because nobody needs it before they ask for it.
 */
export interface SectionHelp {
  /** What a reader would be glad to find here. */
  readonly good: string;
  /** As it could stand in a review; made up, with nobody in it. */
  readonly example: string;
  /** What makes this section less useful, or less safe. */
  readonly avoid: string;
}

export const sectionHelp: Readonly<Record<string, SectionHelp>> = {
  's.rules': {
    good: 'Everyone has heard the rules in a human voice, and somebody has asked whether they can be kept. What cannot be promised is said as well.',
    example:
      'Read aloud by the facilitator. Agreed by all seven. Told: the supplier will see the factors, and nobody outside will see who said what.',
    avoid:
      'Ticking them alone beforehand, or promising more secrecy than the law or your organisation allows.',
  },
  's.safe': {
    good: 'After five minutes the room knows whether the next person can be reached by the same thing, and which role is dealing with that.',
    example:
      'The tool is on at both sites. Since 10:40 every film it passed is read twice. Two other trusts have the same version; the supplier rings them today.',
    avoid:
      'Beginning to explain before anyone has been protected, or pausing a tool without saying what carries the work meanwhile.',
  },
  's.care': {
    good: 'It says what the person and their family were told, by which role, what they asked for, and who keeps each promise. It says the same for staff.',
    example:
      'Told in person by the consultant on 14 May, with an apology. Her daughter asks for the scan report. Ward manager brings it by Friday.',
    avoid:
      'Waiting for the findings before saying sorry. An apology is no admission of liability in most places, and silence adds to the harm.',
  },
  's.evid': {
    good: 'Another person could find each piece again: what it is, where it lies, which clock it follows, and who may open it.',
    example:
      'Raw output with score 0.31, model 4.2.1, exported from the archive at 11:05. The viewer clock runs 90 seconds late. Screen as shown: lost, rebuilt on the test system.',
    avoid:
      'Copying personal data into the text. Note where it lies. And do not reset or update the tool before its state has been kept.',
  },
  's.sys': {
    good: 'Someone at another hospital can tell in two minutes whether they have the same system, at the same version, used in the same way.',
    example:
      'Chest film triage aid, version 4.2.1 since March, for adults with a film ordered by a GP. Here it is also on for the emergency department, which the purpose does not name.',
    avoid:
      'Sales language. Where a fact comes from the supplier alone, say so; where nobody knows, "not known" is worth more than a guess.',
  },
  's.what': {
    good: 'A story in plain words and past tense, from a normal day to the end, that people who were there recognise. Roles, no names, no verdict.',
    example:
      'The film was taken at 9:12. The list showed it as routine. A radiographer thought that the left upper corner looked denser than usual and put it on the afternoon pile.',
    avoid:
      'Explaining while telling, and words that only somebody who knows the ending would use, such as "missed" or "unfortunately".',
  },
  's.time': {
    good: 'Ten to thirty entries, each with its source and how exact it is. Gaps are entries too. What became known only later is marked.',
    example: 'About 14:30, staff: second reader opens the film for eleven seconds (viewer log). Known later.',
    avoid:
      'A false minute. "Around noon, from memory" is a good time. So is "not known", if it says who could tell.',
  },
  's.known': {
    good: 'For each point of decision a reader can stand where that person stood: aim, screen, options, pressure. Then the step makes sense.',
    example:
      'At 14:30 the list held 62 films and one reader. The tool showed green. Nothing on the screen said that it does not look behind the heart.',
    avoid:
      'Listing what was available somewhere in the building. Ask what was on the screen, in the room and in the mind at that minute.',
  },
  's.work': {
    good: 'Two honest descriptions side by side: what the procedure says, and what a good colleague does on a busy Tuesday, with the reason.',
    example:
      'Procedure: read every film before looking at the mark. Practice: look at the mark first when more than forty are waiting, because the four-hour target counts.',
    avoid:
      'Treating the gap as disobedience. People close gaps between plan and world all day, and mostly that is what keeps patients safe.',
  },
  's.kind': {
    good: 'One or two kinds that describe what was seen, with the first hour dealt with and the later looks given to roles. "Not known yet" stands as long as it is true.',
    example: 'Real finding not raised; also judgement shifted, because the green mark came first.',
    avoid: 'Choosing the kind by the cause you suspect. The kind says what was seen; factors say why.',
  },
  's.harm': {
    good: 'What happened to people is told apart from what could have happened, and each carries how sure you are and when you will look again.',
    example:
      'Five months of delay; stage at diagnosis II. Worry and broken trust, in her own words below. Credible worst: untreatable by the next routine film.',
    avoid:
      'Letting the grade of harm decide how hard you look. The same conditions produce no harm on most days.',
  },
  's.voices': {
    good: 'Points in the words of the people who made them, each with an answer that says what changed because of it, or what kept it from changing.',
    example:
      '"Nobody told me that a computer had looked first." Changed: the letter with the appointment says so from June.',
    avoid:
      'Tidying somebody’s words until they say what you would have said. And do not collect points that nobody will answer.',
  },
  's.staff': {
    good: 'What it is like to work with this tool on a busy day, what nearly stopped the event, and what people need now, in their own words.',
    example:
      'Reader: "After the third false mark in an hour I stop arguing with it." Needs: ten minutes in each session to look at films it passed.',
    avoid: 'Asking people to defend themselves. Ask what would make it easier to do well next time.',
  },
  's.rights': {
    good: 'It is clear what this person was told about AI, could choose, could object to, and what answer came, with dates and routes.',
    example:
      'A poster in the corridor names the tool. Opting out is possible by telephone; nobody has done so. Her question of 2 May was answered on 29 May.',
    avoid: 'Counting a right that exists on paper only. Ask who has ever used it, and what that cost them.',
  },
  's.five': {
    good: 'Each factor names a condition, how it acted and what it made more likely. Every layer holds something, or says who looked and found nothing.',
    example:
      'Because the mark is shown before the film, the first look goes where the mark points, which makes a finding elsewhere less likely to be seen.',
    avoid: 'A factor that ends at a person. If someone acted, ask which condition came before that.',
  },
  's.graph': {
    good: 'Each link can be said aloud with "because", and you can see which few conditions most of the chains pass through.',
    example:
      'Target of four hours → mark looked at first → film read in eleven seconds. The target also feeds the skipped second read.',
    avoid:
      'Linking everything with everything. A link without a "how" is a guess; leave it out or say that it is one.',
  },
  's.barr': {
    good: 'At each stage it says what was meant to catch this, and what became of it. "Nobody had designed one" is a finding, and often the main one.',
    example: 'Review: second reader. Weak, because the second reader sees the first mark as well.',
    avoid: 'Counting two safeguards that lean on the same screen, person or data as two. They fall together.',
  },
  's.right': {
    good: 'It names the people and habits, by role, that limited harm, and what those depend on, so that they can be protected.',
    example:
      'The GP practice did not let "clear in February" close the question. They have time for that because one partner keeps Thursday free.',
    avoid: 'A line of thanks. Say what was done and what made it possible; that is what others can copy.',
  },
  's.equity': {
    good: 'Figures for each group with the number of people behind them, and the names of groups that could not be counted and why.',
    example:
      'Women under 50: 3 of 11 findings raised. Others: 61 of 80. Not counted: people without a fixed address, who have no second film.',
    avoid: 'An average. And a small number that could point to one person: show it as "fewer than five".',
  },
  's.rq': {
    good: 'Seven answers with a function, a document and a date in each. Where there is none, it says who could tell, and by when.',
    example:
      'Approved by the digital board on 9 January on the strength of the supplier’s study. Risks accepted: none are written down.',
    avoid: 'Names, and the word "everybody". If nobody had the duty, that is the answer.',
  },
  's.df': {
    good: 'The plan and what was found stand side by side, so that a reader sees at a glance where there had been no plan.',
    example: 'Planned: monthly accuracy figure. Found: a receptionist noticed that recalls had dropped.',
    avoid: 'Writing the plan as it looks today. Take it from papers that were there before go-live.',
  },
  's.over': {
    good: 'It tells whether the person in the loop could see, had time, was allowed, knew the way and was free to disagree, with minutes and numbers.',
    example:
      'Time to look: 40 seconds for each film on paper, 11 measured. Last overruled: nobody remembers; the log says 6 in 2,000.',
    avoid: '"A clinician was responsible at all times." That says who signs, and nothing about oversight.',
  },
  's.acc': {
    good: 'For each function a role and an organisation, and for each condition who could have changed it. It gives no verdict.',
    example:
      'Threshold: set by the supplier, accepted by the digital board, could be changed by neither reader nor department.',
    avoid: 'Writing it as a list of those at fault. The question is where the power to change things lies.',
  },
  's.drift': {
    good: 'A curve with dates of versions and data changes on it, so that chance, decline and "always so" can be told apart.',
    example: 'Recall per month: 71, 70, 72, then 64, 61, 60 from the week the new detector was installed.',
    avoid: 'One figure for a whole year, and figures without the number of cases behind them.',
  },
  's.bias': {
    good: 'Each line has been read aloud, followed by silence, and at least one of them has changed something above. It says what.',
    example: 'Line 2 made us mark four entries as known later, and take "clearly" out of three factors.',
    avoid: 'Ticking the whole list at the end of a long meeting. Take three, and take them seriously.',
  },
  's.learn': {
    good: 'Three to seven sentences, each of which a stranger at another place could use tomorrow, with evidence and how sure you are.',
    example:
      'Showing an aid’s mark before the image moves the first look; showing it after does not slow readers down (two studies, high).',
    avoid: 'Lessons that only say what went wrong here. Ask what is true elsewhere too.',
  },
  's.areas': {
    good: 'Places where something has to change, each with the factors behind it. The how is left open for the people who know the work.',
    example: 'The moment at which a reader first sees the mark.',
    avoid:
      'A solution in disguise. "Train readers" is an action; "readiness for the tool being wrong" is an area.',
  },
  's.act': {
    good: 'At least one action changes the system, has an owner by role and a day, and says what will be measured to know that it worked.',
    example:
      'Show the mark only after a first read is stored. Measure: findings away from the mark, from 61 to 75 of 100 in three months.',
    avoid: 'A list made of reminders, training and new rules alone. They fade, and the condition stays.',
  },
  's.open': {
    good: 'What could not be found out, and what it would take. Views that differ stand in words their owners would sign.',
    example:
      'One member holds that the tool is safe with the present threshold: 61 of 80 is better than readers were before. Kept in full.',
    avoid:
      'Smoothing a disagreement into a compromise nobody holds. The next reader may need exactly that view.',
  },
  's.share': {
    good: 'It is agreed who gets what, in which form, by when; the person affected and the staff have seen it first; nobody can be recognised.',
    example: 'Summary to all sites and the supplier by 30 June. Report to the regulator: made on day 9.',
    avoid:
      'Waiting until it is perfect. And rare details: an unusual age, a date and a small town are a name.',
  },
  's.after': {
    good: 'A figure before, a figure after, what else changed, and the day of the next look. "Done" is not an answer here.',
    example: 'After 90 days: 74 of 100, was 61. Reading time up by 3 seconds. Next look: with version 5.',
    avoid: 'Counting whether the action was carried out. Ask whether the condition has gone.',
  },
  's.next': {
    good: 'One choice that everyone in the room has heard, the reason in a sentence, and who does what before tonight, by role.',
    example:
      'We limit it to films from GPs until Friday. Duty radiologist tells both sites by 13:00. Full review: yes.',
    avoid: 'Ending with "we will see". If nothing is to change, write what makes you confident.',
  },
  's.aar': {
    good: 'Four short answers in this order. The first one is honest about what was really expected, and where that expectation came from.',
    example:
      'Expected: it would flag anything over 8 mm, because the demonstration did. Actual: it passed one of 11 mm behind the heart.',
    avoid:
      'Jumping to the third question. As long as people do not agree on the first two, the third has no answer.',
  },
  's.impact': {
    good: 'Numbers with how they were counted: people, hours, services; and those who may be affected without having noticed.',
    example:
      '212 letters not sent, 9 of them urgent, from Tuesday 02:00 to Thursday 11:20. All but 3 have been traced.',
    avoid: 'Impact on the system alone. "4 hours of downtime" says little; what did people go without?',
  },
  's.detect': {
    good: 'The first sign, who had it, how long it took to be believed, and what the screen looked like to everybody else meanwhile.',
    example:
      'First sign: an empty list at 02:10, taken for a quiet night. Believed at 07:40 by the day shift.',
    avoid: 'Starting at the moment when the alarm rang. Something was visible before that; find it.',
  },
  's.trigger': {
    good: 'The last change, what made it do harm this time, and the conditions that had been waiting for it.',
    example:
      'A certificate ran out at midnight. It had done so before without effect, when a person still opened the list by hand.',
    avoid: 'Stopping here. A trigger is where the story begins; the factors are why it could go on.',
  },
  's.resolve': {
    good: 'What helped, what did not and what made it worth trying, and what is left to check by hand, with roles.',
    example:
      'Restart at 08:05: no effect. New certificate at 11:20: lists fill. Left: 3 letters, booking office, today.',
    avoid: 'Telling it as a rescue. Ask which step the next team could not repeat without the same person.',
  },
  's.luck': {
    good: 'All three are answered, and luck gets as many words as the rest. Each piece of luck is a safeguard to be built.',
    example: 'Lucky: the only urgent film that night was shown to a colleague by chance.',
    avoid: 'Leaving luck empty because it ended well. That is where it hides.',
  },
  's.question': {
    good: 'One sentence with a question mark that could be answered with no, and what you would do in either case.',
    example:
      'Do reading aids move the first look away from findings they do not mark, at more than one site?',
    avoid: '"Lessons from AI incidents". A topic cannot be answered.',
  },
  's.cases': {
    good: 'How many were found, read and included; how they were chosen; and which kinds of case nobody would have reported.',
    example: '41 found by code, 38 readable, 36 included. No case from nights: nobody reports at night.',
    avoid: 'The cases that come to mind. They are the memorable ones, and memory has reasons of its own.',
  },
  's.codes': {
    good: 'A table of codes with the number of cases and out of how many, agreed by two readers, with the layers nobody looked at named.',
    example:
      'Mark shown first: 22 of 36. Threshold not chosen here: 30 of 36. Governance not looked at: 9 of 36.',
    avoid: 'Ranking by count alone. A rare code that is always there when people come to harm matters more.',
  },
  's.layers': {
    good: 'Each theme is one condition, in the layer where it can be changed, with the cases that show it and those that do not.',
    example:
      'Interface: the mark comes before the image (22 cases; absent in the 5 where nothing was overlooked).',
    avoid: 'A theme so wide that every case fits, such as communication.',
  },
  's.outlook': {
    good: 'Four answers about tools that are still to come, so concrete that the next purchase could be checked against them.',
    example:
      'In place before use: a month of silent running here, figures for our own patients, a named stop rule.',
    avoid:
      'Asking for more rules in general. Say which, where it would stand, and who would notice it missing.',
  },
  's.stop': {
    good: 'Numbers and single events that mean stop, a role that may do it at night without asking, and a switch that somebody has tried.',
    example:
      'Stop at one unread urgent film, or recall under 65 in a week. Duty radiologist; 4 minutes, tried on 3 May.',
    avoid: '"In consultation with the supplier." Stopping is the one step nobody should have to ask for.',
  },
  's.monitor': {
    good: 'What is measured from day one, for which groups, at which value somebody acts, and hours set aside for the role that looks.',
    example:
      'Weekly recall by sex and age band; below 65 the audit nurse (3 hours a week) calls the digital board.',
    avoid: 'A dashboard without a reader, and a threshold chosen after the first figures are in.',
  },
};
