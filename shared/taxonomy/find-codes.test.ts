import { describe, expect, it } from 'vitest';
import { codeWords } from './code-words.ts';
import { factorCodes } from './factor-codes.ts';
import { rankCodes, suggestCodes } from './find-codes.ts';

/** What a panel types, written without looking at the table of words, and the code that has to be among the first three. */
const asked: readonly (readonly [string, string])[] = [
  ['nobody looked', 'workflow.no-independent-check'],
  ['too many alerts', 'interface.alert-burden'],
  ['alarm fatigue', 'interface.alert-burden'],
  ['hallucinated', 'model.fabricated-content'],
  ['the AI made up a medicine', 'model.fabricated-content'],
  ['prompt injection', 'model.adversarial-or-injected-input'],
  ['system went down', 'model.unavailable'],
  ['server crashed overnight', 'model.unavailable'],
  ['the nodule was not flagged', 'model.false-negative'],
  ['missed the cancer', 'model.false-negative'],
  ['false alarms', 'model.false-positive'],
  ['wrong order in the worklist', 'model.mis-ranking'],
  ['urgent film at the bottom of the list', 'model.mis-ranking'],
  ['recommended a dose that was too high', 'model.faulty-recommendation'],
  ['score did not match reality', 'model.miscalibration'],
  ['calibration', 'model.miscalibration'],
  ['worse in dark skin', 'model.subgroup-gap'],
  ['biased against women', 'model.subgroup-gap'],
  ['performance dropped over the year', 'model.drift'],
  ['new scanner', 'model.drift'],
  ['child, trained on adults only', 'model.out-of-distribution'],
  ['rare disease outside the training set', 'model.out-of-distribution'],
  ['used cost as a proxy for need', 'model.label-proxy'],
  ['data were missing', 'model.input-data-fault'],
  ['blurred image', 'model.input-data-fault'],
  ['started after the upgrade', 'model.version-change'],
  ['looked very certain', 'interface.overconfident-display'],
  ['green tick', 'interface.overconfident-display'],
  ['no confidence interval', 'interface.missing-uncertainty'],
  ['not analysed looks the same as negative', 'interface.missing-uncertainty'],
  ['nobody knew what the score means', 'interface.unclear-output'],
  ['black box', 'interface.missing-rationale'],
  ['no explanation given', 'interface.missing-rationale'],
  ['audio was deleted', 'interface.no-source-trace'],
  ['could not go back to the recording', 'interface.no-source-trace'],
  ['warning hidden in another tab', 'interface.alert-not-salient'],
  ['did not see the message', 'interface.alert-not-salient'],
  ['one click to accept', 'interface.default-acceptance'],
  ['pre-filled note', 'interface.default-acceptance'],
  ['did not know it was switched off', 'interface.hidden-mode'],
  ['no override button', 'interface.no-challenge-control'],
  ['saw the AI result before reading', 'interface.framing-bias'],
  ['wrong patient', 'interface.context-mismatch'],
  ['left right mix up', 'interface.context-mismatch'],
  ['not in their language', 'interface.accessibility-language'],
  ['result came after the decision', 'workflow.timing-mismatch'],
  ['mailbox nobody reads', 'workflow.wrong-recipient'],
  ['no second reader', 'workflow.no-independent-check'],
  ['two minutes per film', 'workflow.insufficient-review-time'],
  ['who to call', 'workflow.no-escalation-path'],
  ['old manual check was dropped', 'workflow.silent-substitution'],
  ['backlog', 'workflow.unplanned-volume'],
  ['lost at shift change', 'workflow.handover-gap'],
  ['workaround', 'workflow.workaround'],
  ['copy paste', 'workflow.workaround'],
  ['no backup plan', 'workflow.no-fallback'],
  ['never heard back', 'workflow.feedback-not-closed'],
  ['noisy room', 'workflow.environment-constraint'],
  ['bad wifi', 'workflow.environment-constraint'],
  ['patient could not opt out', 'workflow.patient-route-missing'],
  ['over-reliance', 'human.automation-bias'],
  ['trusted the machine', 'human.automation-bias'],
  ['cry wolf', 'human.under-reliance'],
  ['people ignored the alarm', 'human.under-reliance'],
  ['thought it could also see fractures', 'human.mental-model-gap'],
  ['locums were not trained', 'human.training-gap'],
  ['deskilling', 'human.skill-fade'],
  ['boring monitoring task', 'human.vigilance-decrement'],
  ['tired at the end of the night', 'human.workload-fatigue'],
  ['understaffed', 'human.workload-fatigue'],
  ['everyone was in a rush', 'human.time-pressure'],
  ['did not dare contradict the consultant', 'human.authority-gradient'],
  ['each thought the other would decide', 'human.role-ambiguity'],
  ['message never reached the ward', 'human.communication-breakdown'],
  ['confirmation bias', 'human.expectation-anchoring'],
  ['afraid to speak', 'human.speaking-up-barrier'],
  ['patient thought the chatbot was a nurse', 'human.patient-understanding'],
  ['who signed this off', 'governance.approval-unclear'],
  ['not validated locally', 'governance.no-local-validation'],
  ['no pilot', 'governance.no-local-validation'],
  ['off-label use', 'governance.intended-use-boundary'],
  ['no one owns the tool', 'governance.ownership-unclear'],
  ['nobody monitored performance', 'governance.no-performance-monitoring'],
  ['no audits', 'governance.no-performance-monitoring'],
  ['no category on the incident form', 'governance.no-incident-route'],
  ['risk had been raised a year ago', 'governance.known-risk-not-acted-on'],
  ['threshold changed silently', 'governance.change-control'],
  ['vendor would not tell us', 'governance.supplier-transparency'],
  ['cost savings came first', 'governance.productivity-pressure'],
  ['no equality impact assessment', 'governance.equity-not-assessed'],
  ['nurses were not asked', 'governance.no-user-patient-involvement'],
  ['no money for training', 'governance.safe-use-not-resourced'],
  ['no regulator looked at it', 'governance.accountability-gap'],
];

describe('finding a code by what people say', () => {
  it.each(asked)('"%s" has %s among its first three', (query, code) => {
    const first = rankCodes(query)
      .slice(0, 3)
      .map(({ id }) => id);
    expect(first).toContain(code);
  });

  it('finds each code by its name and by each phrase of its table', () => {
    const missed = factorCodes.flatMap(({ id, name }) =>
      [name, ...(codeWords[id] ?? [])].filter(
        (phrase) =>
          !rankCodes(phrase)
            .slice(0, 3)
            .some((code) => code.id === id),
      ),
    );
    expect(missed).toEqual([]);
  });

  it('has words for every code, and for no other', () => {
    expect(Object.keys(codeWords).sort()).toEqual(factorCodes.map(({ id }) => id).sort());
  });

  it('answers while a word is still being typed', () => {
    expect(rankCodes('hando')[0]?.id).toBe('workflow.handover-gap');
    expect(rankCodes('alarm fat')[0]?.id).toBe('interface.alert-burden');
  });

  it('does not empty its answer because of one strange word', () => {
    expect(rankCodes('drift in Northmere')[0]?.id).toBe('model.drift');
    expect(rankCodes('zebra')).toEqual([]);
  });

  it('suggests codes of the home layer from the words of a statement', () => {
    const suggested = suggestCodes(
      'The screen brings more alerts in one shift than anybody can act on',
      'interface',
    );
    expect(suggested.length).toBeLessThanOrEqual(3);
    expect(suggested.every(({ layer }) => layer === 'interface')).toBe(true);
    expect(suggested.map(({ id }) => id)).toContain('interface.alert-burden');
    expect(suggestCodes('The film', 'interface')).toEqual([]);
  });
});
