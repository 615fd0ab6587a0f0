/**
 * Sections in which the panel works out how it came about: factors, safeguards, oversight, accountability.
 * Words only. Ids are keys in review documents and are kept for ever.
 */
import type { Section } from './section.ts';

export const causeSections: readonly Section[] = [
  {
    id: 's.five',
    heading: 'Five-layer factors',
    why: 'Looking in all five layers keeps a review from stopping at the first person or the first piece of code.',
    prompts: [
      'First in silence, each alone; then together: which notes belong to the same factor?',
      'Which condition was there, how did it act, and what did it make more likely?',
      'Where a person acted, or did not: which condition came before that?',
      'Which layer is still empty? Look there on purpose, and if nothing is found, say so and who looked.',
      'Would the words still stand if the people concerned were reading over our shoulder?',
    ],
    blocks: [{ kind: 'factors' }],
  },
  {
    id: 's.graph',
    heading: 'Cause graph',
    why: 'Linking conditions to their effects shows which of them carry weight, and where the reasoning still has a hole.',
    prompts: [
      'Say each link aloud: this condition made that effect more likely, because …?',
      'Does each human act, and each step away from a procedure, have a condition that comes before it?',
      'Where something was not done: was there a duty to do it, and where does that duty come from?',
      'Which single condition, once gone, would break the most chains?',
    ],
    blocks: [{ kind: 'graph' }, { kind: 'prose' }],
  },
  {
    id: 's.barr',
    heading: 'Safeguards',
    why: 'Errors are to be expected; what matters is which of the nets under them held, and which had never been hung.',
    prompts: [
      'At each stage (model, review, workflow, escalation, monitoring): what was meant to catch this?',
      'Did it hold, was it weak, was it not there, was it passed by, or had nobody designed one?',
      'Which of these safeguards depend on the same person, screen or data?',
      'What stopped it from being worse?',
    ],
    blocks: [{ kind: 'safeguards' }, { kind: 'prose' }],
  },
  {
    id: 's.right',
    heading: 'What went right',
    why: 'The same people and habits that limited harm this time keep things safe every day, and can be protected.',
    prompts: [
      'Who or what, by role, limited the harm?',
      'What do people do every day that keeps this problem out of sight?',
      'How often does this work well, and what makes it so?',
      'Which of these could be lost without anyone noticing?',
    ],
    blocks: [{ kind: 'prose' }],
  },
  {
    id: 's.rq',
    heading: 'Seven responsibility questions',
    why: 'Responsibility is spread over many functions; these questions find where it lay without turning to a person.',
    prompts: [
      'Answer with functions, roles and documents, never with names.',
      'Where the answer is not known: who could tell us, and by when?',
    ],
    blocks: [
      {
        kind: 'questions',
        questions: [
          {
            id: 'rq.approved',
            text: 'Who approved the use of this system here?',
            hint: 'The body or role, the date, the evidence it had, and the risks it accepted.',
          },
          {
            id: 'rq.validated',
            text: 'Had it been validated in the place where it is used?',
            hint: 'With which people and data, with what result, and how far those are from the people it now serves.',
          },
          {
            id: 'rq.trained',
            text: 'Were the people using it well prepared?',
            hint: 'When, for how long, with examples of the tool being wrong, and with time to attend.',
          },
          {
            id: 'rq.interpretable',
            text: 'Could the output be understood by those who had to act on it?',
            hint: 'What it means, how sure it is, and what it does not cover.',
          },
          {
            id: 'rq.oversight',
            text: 'Was there enough human oversight?',
            hint: 'Enough to change what happened next, with the time and authority to do so.',
          },
          {
            id: 'rq.reliance',
            text: 'Did the way work was arranged push people to lean on it?',
            hint: 'Defaults, pace, targets, praise, or the loss of another way to find out.',
          },
          {
            id: 'rq.monitored',
            text: 'Was it watched for drift and failure?',
            hint: 'What was measured, how often, who saw it, and what would have set off a response.',
          },
        ],
      },
      { kind: 'prose' },
    ],
  },
  {
    id: 's.df',
    heading: 'Designed-for-failure questions',
    why: 'A system that will sometimes be wrong needs a plan for being wrong; here the plan is set beside what was found.',
    prompts: [
      'For each question give two answers: what had been planned before go-live, and what we found.',
      'Where nothing had been planned, who would have been in a position to ask?',
    ],
    blocks: [
      {
        kind: 'questions',
        questions: [
          {
            id: 'df.look.planned',
            text: 'Planned: what would failure look like here?',
            hint: 'Which failures are foreseen, and which of them people could mistake for success.',
          },
          {
            id: 'df.look',
            text: 'What does failure look like here?',
            hint: 'What it looked like in fact, to each of those who saw it.',
          },
          {
            id: 'df.detect.planned',
            text: 'Planned: how would it be detected?',
            hint: 'Which check or measure, run by which role or system, and how often.',
          },
          {
            id: 'df.detect',
            text: 'How is it detected?',
            hint: 'What in fact gave the first sign.',
          },
          {
            id: 'df.review.planned',
            text: 'Planned: who would look at it?',
            hint: 'Which role or group, and how they come to know of it.',
          },
          {
            id: 'df.review',
            text: 'Who looks at it?',
            hint: 'Who came to look, and how they learned of it.',
          },
          {
            id: 'df.speed.planned',
            text: 'Planned: how fast could someone step in?',
            hint: 'The time from sign to intervention, by day and by night.',
          },
          {
            id: 'df.speed',
            text: 'How fast can someone step in?',
            hint: 'How long it took, from the first sign to the step that changed something.',
          },
          {
            id: 'df.repeat.planned',
            text: 'Planned: what keeps it from happening again?',
            hint: 'How what is learned gets back to maker, trainers and the next shift.',
          },
          {
            id: 'df.repeat',
            text: 'What keeps it from happening again?',
            hint: 'What has changed already, and what has not.',
          },
        ],
      },
      { kind: 'prose' },
    ],
  },
  {
    id: 's.over',
    heading: 'Was oversight real?',
    why: 'A human in the loop protects people only when that human can see, has time, may decide, and is free to disagree.',
    prompts: [
      'What would a stranger watching the work say about each of these?',
      'When was an output last overruled here, and what happened then?',
    ],
    blocks: [
      {
        kind: 'questions',
        questions: [
          {
            id: 'over.see',
            text: 'Could the person overseeing it see what mattered?',
            hint: 'The output, what it was based on, how sure it was, and that AI was at work at all.',
            rated: true,
          },
          {
            id: 'over.time',
            text: 'Was there time to look?',
            hint: 'Minutes needed and minutes given, measured if possible.',
            rated: true,
          },
          {
            id: 'over.authority',
            text: 'Did that role have the authority to overrule or stop it?',
            hint: 'Where this is written, and whether people knew of it.',
            rated: true,
          },
          {
            id: 'over.challenge',
            text: 'Was there a workable way to challenge it?',
            hint: 'Which route, how many steps, and what answer comes back.',
            rated: true,
          },
          {
            id: 'over.pressure',
            text: 'Was there freedom from pressure to go along with it?',
            hint: 'From targets, pace, rank, the standing of the tool, or what happened to others who had questioned it.',
            rated: true,
          },
        ],
      },
      { kind: 'prose' },
    ],
  },
  {
    id: 's.acc',
    heading: 'Accountability map',
    why: 'Shows which organisations and functions could have changed each condition; it gives no verdict and decides no liability.',
    prompts: [
      'Which organisation or function chose, approved, supplied, configured, trained, ran and monitored it?',
      'Which function had the power to stop it, and did it know that?',
      'For each condition we found: who could have changed it?',
      'Where do duty and the power to change things lie apart?',
    ],
    blocks: [{ kind: 'functions' }, { kind: 'prose' }],
  },
  {
    id: 's.drift',
    heading: 'Performance over time',
    why: 'One event says little; the curve it lies on says whether this was chance, drift, or always so.',
    prompts: [
      'What do the figures show month by month, and group by group?',
      'Where do versions, settings or data sources change?',
      'Where does the threshold lie, and who chose it?',
      'Who saw these figures, when, and what did they do with them?',
    ],
    blocks: [
      { kind: 'drift' },
      {
        kind: 'questions',
        questions: [
          {
            id: 'drift.measured',
            text: 'What is measured while it is in use?',
            hint: 'Which figures, for which groups, and which failures none of them would show.',
          },
          {
            id: 'drift.often',
            text: 'How often is it measured, and when was the last time?',
            hint: 'The rhythm that was agreed, the rhythm that was kept, and the last reading.',
          },
          {
            id: 'drift.threshold',
            text: 'What value asks for a response, and who chose it?',
            hint: 'The threshold, what it was based on, and the role that may change it.',
          },
          {
            id: 'drift.seen',
            text: 'Who sees the figures?',
            hint: 'Which roles and meetings, here and at the supplier; whether the people using it see them too.',
          },
          {
            id: 'drift.changes',
            text: 'How do changes of version, settings or population reach those who watch?',
            hint: 'Who is told, how long before, and what is measured again afterwards.',
          },
          {
            id: 'drift.response',
            text: 'What happened the last time a figure left its range?',
            hint: 'Who acted, how soon, and whether the tool could be limited or stopped meanwhile.',
          },
        ],
      },
      { kind: 'prose' },
    ],
  },
  {
    id: 's.bias',
    heading: 'Check our own thinking',
    why: 'Knowing how it ended changes how everything before it looks; a few minutes of doubt protect the findings.',
    prompts: [
      'Read each one aloud, leave a silence, and tick it when it has been talked about.',
      'What have we changed in this review because of it?',
    ],
    blocks: [
      {
        kind: 'checks',
        items: [
          { id: 'bias.outcome', text: 'Had it ended well, would we see this step in the same way?' },
          {
            id: 'bias.hindsight',
            text: 'Are we writing about what could be seen then, or what we can see now?',
          },
          { id: 'bias.same-acts', text: 'Which three similar steps that day, by others, did no harm?' },
          {
            id: 'bias.substitution',
            text: 'Would someone else with the same training and the same screen do likewise? Then the finding is not about a person.',
          },
          { id: 'bias.first-story', text: 'Have we stopped at the first story that fits?' },
          {
            id: 'bias.thinnest-layer',
            text: 'Which layer is the thinnest, and who could tell us more about it?',
          },
          { id: 'bias.machine', text: 'Are we milder, or harsher, with the machine than with people?' },
          {
            id: 'bias.certain-words',
            text: 'Where have we written that something was clear? Clear to whom, and when?',
          },
          { id: 'bias.missing-voice', text: 'Whose voice has not been heard?' },
          {
            id: 'bias.uncomfortable',
            text: 'Which finding is uncomfortable for this organisation or its supplier, and is it still in?',
          },
          { id: 'bias.change-mind', text: 'What evidence would change our minds?' },
          { id: 'bias.rule-or-work', text: 'Are we taking the rule for the way the work is done?' },
          { id: 'bias.works-well', text: 'Have we counted how often this goes well?' },
          { id: 'bias.family', text: 'Would the family recognise this account as theirs?' },
        ],
      },
      { kind: 'prose' },
    ],
  },
];
