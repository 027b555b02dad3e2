import type { LoadAzure } from './offline/offline';

/** What is loaded only where the operator chose it; these chunks weigh on nobody else. */
export const loadOffline = () => import('./offline/offline');
export const loadAzure: LoadAzure = () => import('./azure/azure');
