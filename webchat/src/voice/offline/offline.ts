import type * as AzureModule from '../azure/azure';
import type { Recognizer } from '../recognizer';
import type { Post } from '../speech-service';
import type { Voice } from '../voice';
import { LateRecognizer } from './late-recognizer';
import { OfflineRecognizer } from './offline-recognizer';
import { ServerVoice } from './server-voice';

/** What is not the browser's own, where the operator chose it. */
export type Remote = 'premises' | 'azure';
/** Its kit is large: it is loaded when it is used. */
export type LoadAzure = () => Promise<typeof AzureModule>;

export function createRecognizer(remote: Remote, language: string, post: Post, loadAzure: LoadAzure): Recognizer {
  return new LateRecognizer(remote, async () =>
    remote === 'azure'
      ? new (await loadAzure()).AzureRecognizer(language, post)
      : new OfflineRecognizer(language, post),
  );
}

export async function createVoice(remote: Remote, post: Post, loadAzure: LoadAzure): Promise<Voice> {
  return remote === 'azure' ? new (await loadAzure()).AzureVoice(post) : new ServerVoice(post);
}
