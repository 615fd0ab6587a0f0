/**
 * How the learning summaries of samples and public cases begin: what no review holds, by the title of the review. A few
 * sentences in plain words, what they mean for others, and lessons where the template asks for none. Typed content;
 * everything else of such a summary is seeded from its review like any other.
 */
import { nothingWritten, type WrittenForIt } from '../../shared/summaries/seed-summary.ts';

const byTitle: Readonly<Record<string, WrittenForIt>> = {
  'Lung nodule not raised on a chest X-ray before surgery': {
    plainWords: [
      'A computer program sorts chest X-rays, so that those who need it are looked at first. It marked one picture as fine. There was a small shadow on it that the program did not see.',
      'The picture went to the end of a long list and was read as clear. The shadow was found five months later. The program was never meant to say that a picture is fine, but the green mark looked as if it did.',
      'Pictures with the mark are no longer moved to the end of the list, and a second person looks at one in ten of them.',
    ],
    meaning: [
      'If you had a chest X-ray here, a person looked at it. A computer program may have changed when it was looked at. Pictures that the program had marked as fine are being looked at a second time.',
      'You can always ask who has read your picture. If you have a cough that does not go away, see a doctor, even if an X-ray was clear.',
    ],
    lessons: [],
  },
  'Warfarin dose raised on the advice of the dosing aid': {
    plainWords: [
      'A computer program helps a clinic to choose the dose of a blood thinner. One day it advised a higher dose. It did not know that the person had just begun to take a medicine that makes the blood thinner stronger.',
      'The news of that medicine should have reached the program by itself. The connection had been down for days, and nothing on the screen showed it. A nurse who visited the person asked for a blood test early, and that kept worse from happening.',
      'The program is being changed: it is to give no advice while news of other medicines is missing, and to say so.',
    ],
    meaning: [
      'If you take a blood thinner and begin or stop another medicine, tell the clinic that checks your blood. Do not rely on the computers to pass it on.',
      'Ask for an earlier blood test when you begin an antibiotic. Seek help if you bruise or bleed more than usual.',
    ],
    lessons: [],
  },
  'Invented passages in transcripts of conversations': {
    plainWords: [
      'Computer programs write down what doctors and patients say to each other. Researchers listened to recordings and found that one such program sometimes wrote down things that nobody had said.',
      'It did not happen often, but some of the invented words could do harm. Where the recording is deleted at once, nobody can check what was really said.',
      'Keep the recording until somebody has read the text beside it.',
    ],
    meaning: [
      'If a computer writes down what you and your doctor say, you may ask whether the recording is kept, and who reads the text.',
      'You may ask to see what was written about you. If something stands there that nobody said, say so: it can be put right.',
    ],
    lessons: [],
  },
  'A sepsis score in wide use, tested by others than its maker': {
    plainWords: [
      'Sepsis is a dangerous reaction of the body to an infection. Many hospitals use a computer score that should warn of it early.',
      'When others tested the score, it missed two thirds of the people who had sepsis, and it often raised an alarm where there was none. The figures that hospitals had been given came from elsewhere.',
      'Test such a score on your own wards before you rely on it.',
    ],
    meaning: [
      'A score does not decide about your care alone. In the study, doctors and nurses found most of the people with sepsis without it.',
      'If you or somebody close to you has an infection and quickly gets worse, say so at once and ask: could this be sepsis?',
    ],
    lessons: [],
  },
  'A chatbot told a bereaved person of a refund that the airline did not give': {
    plainWords: [
      'After a death in the family somebody asked an airline’s chatbot what a ticket costs. The chatbot said that part of the money could be claimed back later. That was not true.',
      'The airline refused to pay. A tribunal decided that the airline has to stand by what its chatbot says.',
      'Whoever puts a chatbot on a page answers for what it tells people.',
    ],
    meaning: [
      'Keep a picture of what a chatbot tells you, above all when money depends on it.',
      'If it turns out to be wrong, you can ask the company to stand by it. There are places that help at little cost, such as a tribunal for small claims.',
    ],
    lessons: [],
  },
  'Unsuitable advice on cancer treatment, seen by those who were to use it': {
    plainWords: [
      'A computer program was to help doctors to choose a treatment for cancer. It had been taught with a few made-up patients and with what some doctors in one place prefer.',
      'Doctors who tried it saw that some of its advice was not safe, or did not fit their patients. They had the time and the knowledge to see it.',
      'Teach such a program with real cases, and keep people beside it who can tell when it is wrong.',
    ],
    meaning: [
      'A program may help to plan a treatment. The people who treat you decide about it with you.',
      'You can always ask on what an advice rests, and whether a computer had a part in it.',
    ],
    lessons: [],
  },
  'A score for extra care that had learned cost in the place of need': {
    plainWords: [
      'A computer score was used to find people who need extra care. It did not look at how ill they were. It looked at how much money their care would cost.',
      'Less money is spent on Black patients who are just as ill. So the score offered them extra care too rarely.',
      'Ask what a score really measures, and look at who is left out.',
    ],
    meaning: [
      'You may have been offered less help than somebody who was just as ill. That says nothing about how much help you need.',
      'If you think that you need more help than you get, ask for it, and ask how it is decided who gets it.',
    ],
    lessons: [
      'Ask of each score what it was taught to predict, and whether that is what it is used for.',
      'A score that is right on average can be unfair to a group: look at each group apart.',
    ],
  },
  'Applicants turned away by a rule on age': {
    plainWords: [
      'A company used a computer program to sort people who applied for work. The program turned older people away at once, all by itself.',
      'One person noticed it by applying again with a later date of birth. More than 200 people had been turned away like that.',
      'Test such rules before they are used, and let people ask why they were turned down.',
    ],
    meaning: [
      'If you apply for work and are turned down at once, a computer may have decided. You can ask for the reason, and for a person to look at it.',
      'In many countries it is against the law to turn somebody away for their age. There are public offices that take this up for you.',
    ],
    lessons: [
      'A rule inside a program decides about people as much as a person does, and needs somebody who answers for it.',
      'Where nobody gets a reason, nobody can see what is wrong with the rule.',
    ],
  },
  'A record summary with a history that the person did not have': {
    plainWords: [
      'A computer program made a short version of somebody’s health record. It wrote down illnesses that the person does not have. A member of staff saw the mistake and wrote a correct version.',
      'Then the wrong version was saved, because the two looked alike. The person was invited to a check-up that was not for them, and asked why.',
      'Drafts by a computer should look different from what somebody has checked.',
    ],
    meaning: [
      'A computer may have written part of the short version of your health record. Somebody has to check it before it is kept.',
      'You can ask to see your record. If you are invited to a check-up that does not fit you, ask why. That is how this one was found.',
    ],
    lessons: [
      'A draft by a program and the version that a person has checked must be easy to tell apart.',
      'Checking needs a time of its own, in which nobody is called away.',
    ],
  },
  'Oxygen readings and skin images that serve darker skin less well': {
    plainWords: [
      'A clip on the finger shows how much oxygen is in the blood. It misses low oxygen more often in people with darker skin. Computer programs that look at skin have been taught with very few pictures of darker skin.',
      'People can be told that they are well when they are not.',
      'Test such tools on everybody they are used for, and say openly where they work less well.',
    ],
    meaning: [
      'If you have darker skin, a clip on the finger can show more oxygen than there is in your blood. If you feel short of breath, say so, even if the number looks good.',
      'You can ask for a second test of another kind.',
    ],
    lessons: [
      'A tool that was tried out on some people is not known to work for the others.',
      'A number without its range looks surer than it is, and most of all for those it was not tried out on.',
    ],
  },
  'A person crossing the road was killed by a test vehicle that drove itself': {
    plainWords: [
      'A car that drove itself was being tested on a public road. A person who pushed a bicycle across the road was hit and died. The car had seen something, but could not tell what it was, and did not brake in time.',
      'One person sat in the car to step in when needed. Nobody can watch for hours and then act within a second.',
      'A person as the last safeguard is not enough. The car, the work and the rules around it have to be safe as well.',
    ],
    meaning: [
      'Nobody asks people who walk or cycle on a road whether they want to take part in such a test. Those who test have to make it safe for everybody, and not only for those inside the car.',
      'You can ask the office that allows such tests where they take place and which rules hold.',
    ],
    lessons: [
      'One person who watches is no safeguard for a machine that nearly always goes well.',
      'Before a safeguard is switched off, write down what is left, and have somebody else look at it.',
    ],
  },
  'Eye screening by software, tried out in eleven clinics before its roll-out': {
    plainWords: [
      'A computer program looks at pictures of the eyes of people with diabetes. It had worked well in tests. In busy clinics one picture in five was not good enough for it, and people were sent home without an answer.',
      'Some had to travel to another clinic. Nurses found ways to make it work, and told people what could happen.',
      'Try a tool where it will be used, with the people who will use it, before it is brought everywhere.',
    ],
    meaning: [
      'If a computer cannot read your picture, that says nothing about your eyes. You still need a result: ask how and when you get it.',
      'You may ask beforehand what happens when the picture is not good enough, and whether you would have to travel.',
    ],
    lessons: [],
  },
  'Debts raised against welfare recipients from averaged income': {
    plainWords: [
      'A government compared what people earned in a whole year with the money they got from welfare every two weeks. It divided the year’s income evenly, although many people earn more in some weeks than in others.',
      'Letters went out that demanded money back. People had to prove that they owed nothing, with papers from years before. About 470,000 debts were later paid back, because the practice was against the law.',
      'A sum that a computer works out is not yet a debt. Somebody has to check before a letter goes out.',
    ],
    meaning: [
      'If an office asks you for money, you can ask how the sum was worked out, and by whom. A letter from a computer is not yet a debt.',
      'You do not have to find this out alone. There are places that give advice and help at no cost.',
    ],
    lessons: [],
  },
};

/** Nothing for a review that nobody wrote it for. */
export function writtenFor(title: string): WrittenForIt {
  return byTitle[title] ?? nothingWritten;
}
