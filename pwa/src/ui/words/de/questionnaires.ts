import type { questionnaires as english } from '../en/questionnaires';
import { plural } from './plural';

export const questionnaires: typeof english = {
  title: 'Fragebögen',
  about:
    'Kurze Fragen, die eine Praxis stellen kann. Beantworte, was du magst und wann du magst. Sie gehen auch ohne Netz.',
  names: {
    days_lost: 'Verlorene Tage (wie MIDAS)',
    phq2: 'Stimmung (PHQ-2)',
    gad2: 'Sorgen (GAD-2)',
    peg: 'Schmerz im Alltag (PEG)',
    mibs4: 'Zwischen den Attacken (MIBS-4)',
    fibromyalgia_2016: 'Schmerz im Körper (Fibromyalgie 2016)',
    typed_score: 'Ein Wert von anderswo',
  },
  spans: {
    days_lost: 'Die letzten 3 Monate, 7 Fragen',
    phq2: 'Die letzten 2 Wochen, 2 Fragen',
    gad2: 'Die letzten 2 Wochen, 2 Fragen',
    peg: 'Die letzte Woche, 3 Fragen',
    mibs4: 'Die letzten 4 Wochen, 4 Fragen',
    fibromyalgia_2016: 'Die letzte Woche und 6 Monate, 8 Fragen',
    typed_score: 'Aus einem Bogen, den du ausgefüllt hast, etwa HIT-6',
  },
  begun: 'Angefangen, noch nicht gespeichert',
  intro: {
    days_lost: 'Denk an die letzten 3 Monate. Schreib 0, wo es keinen solchen Tag gab.',
    phq2: 'Wie oft gab es in den letzten 2 Wochen …',
    gad2: 'Wie oft gab es in den letzten 2 Wochen …',
    peg: 'Denk an die letzte Woche und an all deine Schmerzen.',
    mibs4: 'Denk an die letzten 4 Wochen, und nur an Zeiten ohne Kopfschmerz.',
    fibromyalgia_2016: 'Erst die letzte Woche, dann die letzten 6 Monate.',
    typed_score:
      'Die Fragen gehören anderen, darum stehen sie nicht in dieser App. Du kannst hier den Namen und das Ergebnis festhalten.',
  },
  items: {
    days_lost: {
      work_missed: 'An wie vielen Tagen hast du wegen Kopfschmerz Arbeit oder Schule versäumt?',
      work_half:
        'An wie vielen weiteren Tagen hast du deswegen nur die Hälfte oder weniger von Arbeit oder Schule geschafft?',
      house_missed: 'An wie vielen Tagen hast du wegen Kopfschmerz nichts im Haushalt getan?',
      house_half:
        'An wie vielen weiteren Tagen hast du nur die Hälfte oder weniger vom Haushalt geschafft?',
      family_missed:
        'An wie vielen Tagen hast du etwas mit Familie oder Freunden oder in der Freizeit versäumt?',
      headache_days:
        'An wie vielen Tagen hattest du Kopfschmerz? Zähle jeden Tag eines langen mit.',
      average_pain: 'Wie stark war dieser Kopfschmerz im Schnitt?',
    },
    phq2: {
      interest: 'Wenig Freude oder Interesse an dem, was du tust',
      low: 'Das Gefühl, niedergeschlagen, traurig oder ohne Hoffnung zu sein',
    },
    gad2: {
      nervous: 'Das Gefühl, nervös, angespannt oder ängstlich zu sein',
      worry: 'Sorgen, die du nicht anhalten oder lenken konntest',
    },
    peg: {
      pain: 'Wie stark war dein Schmerz im Schnitt?',
      enjoyment: 'Wie sehr hat der Schmerz dir die Freude am Leben genommen?',
      activity: 'Wie sehr hat der Schmerz dich bei dem gehindert, was du am Tag tust?',
    },
    mibs4: {
      work: 'Mein Kopfschmerz stört Arbeit oder Schule, auch wenn ich gerade keinen habe.',
      planning:
        'Pläne mit anderen oder für die Freizeit machen mir Sorgen, weil Kopfschmerz kommen könnte.',
      life: 'Mein Kopfschmerz lastet auf meinem Leben, auch wenn ich gerade keinen habe.',
      helpless:
        'Wegen meines Kopfschmerzes fühle ich mich hilflos, auch wenn ich gerade keinen habe.',
    },
    fibromyalgia_2016: {
      areas: 'Wo tat es in der letzten Woche weh?',
      fatigue: 'Müdigkeit in der letzten Woche',
      unrefreshed: 'Nicht erholt aufgewacht in der letzten Woche',
      cognitive: 'Mühe mit dem Denken oder Merken in der letzten Woche',
      headache: 'Kopfschmerz in den letzten 6 Monaten?',
      lower_abdominal_pain: 'Schmerz oder Krämpfe im Unterbauch in den letzten 6 Monaten?',
      depression: 'Depression in den letzten 6 Monaten?',
      duration_months: 'Seit wie vielen Monaten hast du Schmerz und diese Beschwerden?',
    },
    typed_score: {},
  },
  steps: {
    days: ['Gar nicht', 'An manchen Tagen', 'An mehr als der Hälfte der Tage', 'Fast jeden Tag'],
    often: ['Nie', 'Selten', 'Manchmal', 'Oft oder immer'],
    strength: ['Keine', 'Leicht', 'Mittel', 'Stark'],
  },
  ends: {
    pain: '0 ist kein Schmerz, 10 ist der schlimmste, den du dir denken kannst.',
    hindered: '0 ist gar nicht, 10 ist völlig.',
  },
  notInScore: 'Zählt nicht zum Wert.',
  noneOfThese: 'Nichts davon',
  areasHint: 'Tippe jede Stelle an, die weh tat. Was du nicht antippst, zählt dann als nein.',
  whole: (least, most) => `Bitte eine ganze Zahl von ${least} bis ${most}.`,
  months: 'Monate',
  days: 'Tage',
  scoreTitle: 'Wie heißt er?',
  scoreTitleHint: 'Zum Beispiel HIT-6, MIDAS oder NDI.',
  scoreValue: 'Das Ergebnis',
  answeredOn: 'Beantwortet am',
  save: 'Speichern',
  savedNow: 'Auf diesem Handy gespeichert.',
  unsaved: 'Deine Antworten bleiben hier, bis du sie speicherst.',
  open: (n) => plural(n, { one: '# Frage ist noch offen.', other: '# Fragen sind noch offen.' }),
  noScore: 'Ohne alle Antworten gibt es keinen Wert.',
  score: 'Wert',
  scoreOf: (score, least, most) => `${score} (von ${least} bis ${most})`,
  onDate: (date, score) => `${date}: ${score}`,
  notReckoned: 'kein Wert',
  parts: {
    wpi: 'Stellen, die weh tun',
    sss: 'Schwere der Beschwerden',
    sss_without_headache: 'Dasselbe ohne den Punkt für Kopfschmerz',
  },
  onlyNumber: 'Eine Zahl für dich und deine Praxis. Sie ist keine Diagnose.',
  help: {
    title: 'Du kannst jetzt Hilfe bekommen',
    text: (number) =>
      `Du kannst heute mit einer Ärztin, einem Arzt oder einem vertrauten Menschen darüber sprechen. Wenn du daran denkst, dir etwas anzutun, ruf jetzt ${number} an.`,
  },
  earlier: 'Frühere Antworten',
  noneEarlier: 'Noch nichts beantwortet.',
  showMore: 'Mehr zeigen',
  clearAll: 'Alle Antworten leeren',
  keepOld: 'Lass es, wie es war',
  remove: 'Entfernen',
  removed: 'Entfernt.',
  elsewhere:
    'Diese Antworten kommen nicht aus dieser App. Du kannst sie sehen, aber nicht Frage für Frage ändern.',
  seeEntry: 'Eintrag ansehen',
};
