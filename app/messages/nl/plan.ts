/** De schrijfpagina van een plan. */
export const plan = {
  saved: 'Alles is bewaard',
  saving: 'Bezig met bewaren',
  notSaved: 'Niet bewaard, geen verbinding. Laat deze pagina open.',
}
