/** Every screen of the app by the first part of its path. See README.md here: how to add one. */
import type { ComponentType } from 'preact';
import { lazy } from '../parts/lazy';
import { Today } from './today/today';

export interface ScreenProps {
  args: string[];
}

export const SCREENS: Record<string, ComponentType<ScreenProps>> = {
  '': Today,
  entry: lazy(() => import('./attack/attack')),
  past: lazy(() => import('./attack/past')),
  date: lazy(() => import('./day/day')),
  cabinet: lazy(() => import('./medicine/medicine')),
  product: lazy(() => import('./medicine/product')),
  intake: lazy(() => import('./medicine/dose')),
  add: lazy(() => import('./medicine/add')),
  questions: lazy(() => import('./questions/questions')),
  month: lazy(() => import('./calendar/calendar')),
  numbers: lazy(() => import('./numbers/numbers')),
  list: lazy(() => import('./history/history')),
  more: lazy(() => import('./more')),
  settings: lazy(() => import('./settings/settings')),
  bring: lazy(() => import('./bring/bring')),
  report: lazy(() => import('./report/report')),
  insights: lazy(() => import('./insights/insights')),
  scores: lazy(() => import('./questionnaires/questionnaires')),
  reminders: lazy(() => import('./reminders/reminders')),
  r: lazy(() => import('./asked/asked')),
  shares: lazy(() => import('./shares/shares')),
  help: lazy(() => import('./help/help')),
};
