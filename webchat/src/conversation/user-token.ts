import type { AskUserToken } from '../window/widget';

/** Milliseconds: a portal that does not answer must not keep anybody from asking for help. */
const patience = 5_000;

/** The page's answer to who is signed in: null for nobody, undefined where it cannot say. */
export async function askFor(ask: AskUserToken | undefined): Promise<string | null | undefined> {
  if (!ask) return undefined;
  try {
    return await Promise.race([ask(), new Promise<undefined>((resolve) => setTimeout(resolve, patience))]);
  } catch (failure) {
    console.error('ClaudIA.userToken', failure); // the page's own code: its author wants to know
    return undefined;
  }
}
