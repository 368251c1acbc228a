/**
 * Words of illness or offence (AVG articles 9 and 10) for a hint, never for a refusal: "Is dit nodig voor het plan?".
 * Our own list, of word beginnings: a hint too many costs a look, one too few a life in a file.
 */
const BEGINNINGS = `
adhd add autis angststoornis borderline bipolair burn-out depress dement diagnos drugs drank alcohol verslaa verslav
psychos psychiat psycholog schizofren suïcid suicid zelfdoding zelfmoord ziek ziekte hiv kanker epilep medicijn medicat
stoornis trauma ptss eetstoornis anorex boulim abortus zwanger lvb
aangifte aangehouden arrest crimineel dealen diefstal gestolen steelt fraude gevangen geweld justitie mishandel misbruik
misdrijf politie reclasser steken strafblad strafbaar taakstraf veroordeeld verdacht vernield
`
  .trim()
  .split(/\s+/)

/** The words as they were written, each once. */
export function sensitiveWords(text: string): string[] {
  const words = text.match(/[\p{L}\p{M}][\p{L}\p{M}-]*/gu) ?? []
  const found = words.filter((word) =>
    BEGINNINGS.some((start) => word.toLocaleLowerCase('nl').startsWith(start)),
  )
  return [...new Set(found)]
}
