/** A small form that is right in everything, for tests to break one thing at a time. */
export const SAMPLE_FORM = `id: buurt
version: 1
position: 5
title:
  nl: Buurtplan
  en: Neighbourhood plan
audience:
  nl: Voor een straat.
  en: For a street.
source: proef
sections:
  - id: goed
    canonical: good
    look: good
    title:
      nl: Wat gaat er goed?
      en: What goes well?
    importance: optional
    fields:
      - id: goed
        kind: text
        question:
          nl: Wat lukt er al?
          en: What works?
        starters:
          - nl: Het lukt om …
            en: We manage to …
          - nl: Het helpt als …
            en: It helps when …
  - id: zelf
    canonical: self
    look: agreements
    title:
      nl: Wie doet wat?
      en: Who does what?
    importance: required
    fields:
      - id: afspraken
        kind: agreements
        question:
          nl: Wat spreken jullie af?
          en: What do you agree?
`
