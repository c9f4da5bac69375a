import type { Words } from '..';

export const help: Words['help'] = {
  title: 'Wann du Hilfe brauchst',
  now: {
    title: 'Ruf jetzt Hilfe',
    signs: [
      'Plötzliche Kopfschmerzen, die in 1 bis 5 Minuten am stärksten sind.',
      'Kopfschmerzen mit Fieber und steifem Nacken, mit Ausschlag, oder du bist sehr schläfrig.',
      'Neue Schwäche oder Taubheit, Probleme beim Sprechen, oder du siehst weniger, anders als bei deiner Aura sonst.',
      'Eine Aura, die zum ersten Mal länger als 60 Minuten dauert.',
      'Verwirrtheit, Ohnmacht oder ein Krampfanfall.',
      'Kopfschmerzen nach einer Verletzung am Kopf.',
      'Ein rotes Auge, das weh tut, und du siehst damit weniger.',
      'Du bist schwanger oder hast in den letzten 6 Wochen ein Kind bekommen, und die Kopfschmerzen sind stark oder neu. Oder es gibt Zeichen für hohen Blutdruck.',
      'Neue Schmerzen in Nacken oder Kopf nach einer Verletzung am Hals, oder nach einer Behandlung, die den Hals dreht oder zieht.',
    ],
  },
  call: (number) => `Das kann dringend sein. Wähle ${number} oder geh jetzt in eine Notaufnahme.`,
  localNumber: 'die Notrufnummer deines Landes',
  dial: (number) => `${number} anrufen`,
  setNumber: 'Notrufnummer eintragen',
  today: {
    title: 'Sprich heute mit einem Arzt oder einer Ärztin',
    signs: [
      'Neue Kopfschmerzen mit 50 Jahren oder später.',
      'Die Kopfhaut tut weh, der Kiefer schmerzt beim Kauen, oder du siehst anders.',
      'Kopfschmerzen mit Fieber, ohne die Zeichen oben.',
      'Neue Kopfschmerzen, und du hast oder hattest Krebs, oder dein Körper wehrt sich schlecht gegen Infekte.',
      'Kopfschmerzen, die im Stehen klar schlimmer und im Liegen besser sind.',
      'Kopfschmerzen nach einer Nadel in den Rücken, für einen Test oder eine Betäubung.',
      'Eine Attacke von mehr als 72 Stunden, mit der im Alltag nichts geht.',
      'Du musst immer wieder erbrechen oder behältst keine Flüssigkeit bei dir.',
    ],
  },
  visit: {
    title: 'Sag es beim nächsten Termin',
    what: 'Das gehört in die Praxis.',
    signs: [
      'Deine Kopfschmerzen sind anders als früher.',
      'Sie werden immer schlimmer.',
      'Husten oder Sport löst sie aus.',
      'Medizin bei Attacken an so vielen Tagen im Monat wie die Marke bei den Zahlen, oder öfter.',
      'Sie wecken dich aus dem Schlaf.',
      'Du nimmst eine neue Medizin oder ein neues Hormon.',
      'Du hast eine Aura und nimmst eine Pille mit Östrogen: Frag, wer sie verschreibt.',
    ],
  },
  lastSeen: (moment) => `Zuletzt hast du diese Seite geöffnet: ${moment}.`,
  unsure:
    'Keine Liste ist vollständig. Wenn dich etwas beunruhigt, hol Hilfe, auch wenn es hier nicht steht.',
};
