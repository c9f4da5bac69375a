/** The one sync of the app: store, transport, session and scheduler, wired. */
import { openStore } from '../storage';
import type { Store } from '../storage/store';
import { alone } from './alone';
import { type Outcome, runPass } from './exchange';
import { Portions } from './portions';
import { Scheduler } from './scheduler';
import { Session } from './session';
import { makeTransport, type Transport } from './transport';

export interface App {
  readonly store: Store;
  readonly transport: Transport;
  readonly session: Session;
  readonly scheduler: Scheduler;
}

let app: App | null = null;

export function theApp(): App {
  app ??= wire(openStore(), makeTransport());
  return app;
}

export function wire(store: Store, transport: Transport): App {
  const session = new Session(store, transport);
  const portions = new Portions();
  const pass = async (): Promise<Outcome> =>
    (await session.resolve()) ? runPass(store, transport, portions) : { state: 'offline' };
  const scheduler = new Scheduler({ pass, alone, say: (state) => store.setSync(state) });
  return { store, transport, session, scheduler };
}
