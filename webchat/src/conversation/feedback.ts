import type { Activity, Entity } from '../direct-line/activity';

export type Vote = 'up' | 'down';

const actionTypes: Record<Vote, string> = { up: 'LikeAction', down: 'DislikeAction' };

/** An answer can be judged when the bot says how, and when it is no question. */
export function isJudgeable(activity: Activity): boolean {
  return activity.inputHint !== 'expectingInput' && voteAction(activity, 'up') !== null;
}

/** The action to send back as it came: it names the answer it is about. */
export function voteAction(activity: Activity, vote: Vote): Entity | null {
  for (const entity of activity.entities ?? []) {
    const actions = entity.potentialAction;
    if (!Array.isArray(actions)) continue;
    const action = (actions as Entity[]).find((candidate) => candidate['@type'] === actionTypes[vote]);
    if (action) return action;
  }
  return null;
}
