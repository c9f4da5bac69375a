import type { Words } from '..';
import { codes } from './codes';
import { fields } from './fields';

const lists: Record<string, Record<string, string>> = codes;

/** German step by English step; the definition has one word per step. */
export const steps: Record<string, string> = {
  'No pain': 'Kein Schmerz',
  None: 'Keine',
  Mild: 'Leicht',
  Moderate: 'Mittel',
  Severe: 'Stark',
  'Very bad': 'Sehr schlecht',
  Bad: 'Schlecht',
  Good: 'Gut',
  'Very good': 'Sehr gut',
};

export const kinds: Record<string, string> = {
  attack: 'Attacke',
  dose: 'Einnahme',
  medication: 'Medizin',
  day: 'Tag',
  therapy: 'Therapie',
  event: 'Ereignis',
  factor: 'Eigener Punkt',
  reminder: 'Erinnerung',
  questionnaire: 'Fragebogen',
  profile: 'Über dich',
};

export const labels: Words['labels'] = {
  field: (kind, path, spec) => fields[kind]?.[path] ?? spec.label,
  code: (list, code) => lists[list]?.[code],
  group: (group) => lists.group?.[group] ?? group,
  kind: (kind, english) => kinds[kind] ?? english,
  steps: (words) => words.map((word) => steps[word] ?? word),
  unit: (unit) => ({ min: 'Min.', h: 'Std.', d: 'Tage' })[unit] ?? unit,
};
