/** What the stand-in bot answers: one of each thing the widget can show. */

const question = (text, actions = []) => ({
  text,
  inputHint: 'expectingInput',
  ...(actions.length ? { suggestedActions: { actions } } : {}),
});

const imBack = (title, value = title) => ({ type: 'imBack', title, value });

export const greeting = question(
  'Bonjour, je suis **ClaudIA**, l’assistante du portail de facturation. Que puis-je faire pour vous ?',
  [
    imBack('Recevoir mon lien d’activation'),
    imBack('Suivre une facture'),
    imBack('Réinitialiser un mot de passe technique'),
  ],
);

const answers = [
  [/lien|activ/i, () => [question('Quelle est votre **adresse e-mail** de connexion ?')]],
  [
    /@/,
    () => [
      {
        text: 'Si un compte attend son activation à cette adresse, un nouveau lien vient de partir.\n\nIl est valable **60 minutes**. Pensez à regarder dans les courriers indésirables.',
      },
    ],
  ],
  [
    /facture|tableau/i,
    () => [
      { text: 'Voici vos trois dernières factures.', inputHint: 'ignoringInput' },
      {
        text: '| Facture | Destinataire | Statut | Montant |\n|---|---|---|---|\n| F-2026-0412 | Commune de Lille | Mise à disposition | 1 250,50 € |\n| F-2026-0398 | Région Bretagne | Suspendue | 480,00 € |\n| F-2026-0377 | CHU de Nantes | Mise en paiement | 12 000,00 € |\n\nSource : [Suivre une facture](/aide/suivre-une-facture)',
      },
    ],
  ],
  [
    /étapes|mot de passe/i,
    () => [
      {
        text: 'Voici la marche à suivre :\n\n1. [ ] Ouvrez l’espace **Raccordement**.\n2. [ ] Choisissez le compte technique `TECH_1_21930083100027@cpro.fr`.\n3. [ ] Demandez un nouveau mot de passe.\n\n> Le mot de passe n’apparaît jamais dans cette conversation.',
      },
    ],
  ],
  [
    /carte/i,
    () => [
      {
        text: 'Vérifiez avant de confirmer.',
        inputHint: 'expectingInput',
        attachments: [
          {
            contentType: 'application/vnd.microsoft.card.receipt',
            content: {
              title: 'Désactivation d’une structure',
              facts: [
                { key: 'SIRET', value: '219 300 831 00027' },
                { key: 'Nom', value: 'Commune de Rosny-sous-Bois' },
              ],
            },
          },
        ],
        suggestedActions: {
          actions: [
            {
              type: 'messageBack',
              title: 'Confirmer la désactivation',
              displayText: 'Confirmer la désactivation',
              text: 'oui',
              value: { confirm: true },
            },
            imBack('Annuler'),
          ],
        },
      },
    ],
  ],
  [
    /connect/i,
    () => [
      {
        inputHint: 'expectingInput',
        attachments: [
          {
            contentType: 'application/vnd.microsoft.card.signin',
            content: {
              text: 'Cette démarche demande d’être connecté.',
              buttons: [{ type: 'signin', title: 'Se connecter', value: '/connexion' }],
            },
          },
        ],
      },
    ],
  ],
  [
    /fichier/i,
    () => [
      {
        text: 'Votre état de frais est prêt.',
        attachments: [
          {
            contentType: 'application/vnd.openxmlformats',
            contentUrl: '/fichiers/etat.xlsx',
            name: 'etat-de-frais.xlsx',
          },
        ],
      },
    ],
  ],
  [
    /document/i,
    () => [
      {
        ...question('Joignez le document, au format PDF.', [imBack('Je ne l’ai pas encore')]),
        channelData: { upload: { accept: '.pdf,.jpg' } },
      },
    ],
  ],
  [
    /recap/i,
    () => [
      question(
        '**Confirmation d’envoi**\n\n- Facture : n° **20260003**, du samedi 10 octobre 2026\n- Destinataire : **Commune de Lille**\n- Montant : **57 048,43 €**\n\nVoulez-vous envoyer la facture n° 20260003 ?',
        [imBack('Confirmer et envoyer'), imBack('Annuler')],
      ),
    ],
  ],
  [/english/i, () => [{ ...question('How can I help you?', [imBack('Track an invoice')]), locale: 'en-GB' }]],
  [
    /cassé/i,
    () => [
      { text: { de: 'Hallo' }, timestamp: 'hier', attachments: 'carte', suggestedActions: { actions: 'aucune' } },
      { text: 'Avant la carte.', attachments: [null, 7, {}, { contentType: 'application/vnd.microsoft.card.hero' }] },
      {
        attachments: [
          {
            contentType: 'application/vnd.microsoft.card.hero',
            content: {
              title: ['x'],
              facts: [null, 'y', {}],
              buttons: [null, { title: {}, type: 'openUrl', value: {} }],
            },
          },
          {
            contentType: 'application/vnd.microsoft.card.adaptive',
            content: { type: 'AdaptiveCard', body: [{ type: 'Nouveau' }], fallbackText: 'Le texte de secours.' },
          },
        ],
        suggestedActions: { actions: [null, 'x', { type: 'imBack', title: 'Le bouton entier', value: 'oui' }] },
        entities: { type: 'non' },
      },
    ],
  ],
  [
    /hostile/i,
    () => [
      {
        text: '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script> [piège](javascript:window.pwned=1) ![photo](https://exemple.invalid/suivi.png) [données](data:text/html,x)',
      },
    ],
  ],
];

export function answer(text) {
  const found = answers.find(([pattern]) => pattern.test(text));
  return found ? found[1]() : [{ text: `J’ai bien reçu : **${text.slice(0, 200)}**` }];
}
