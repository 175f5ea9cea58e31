package io.strate.app;

/** The columns of all tables: a key for programs, a heading for people. */
enum Column {
  SEGMENT("segment", "segment"),
  LABEL("label", "libellé"),
  OF("of", "de"),
  MEMBERS("members", "membres"),
  ENTERED("entered", "entrés"),
  LEFT("left", "sortis"),
  SHARE("share", "part"),
  REACHABLE("reachable", "joignables"),
  SINCE_RUN("since run", "depuis le calcul du"),
  ID("id", "id"),
  SINCE("since", "depuis"),
  INSTANT("instant", "instant"),
  WHAT("what", "nature"),
  NAME("name", "nom"),
  SCOPE("scope", "portée"),
  ROLE("role", "rôle"),
  SECOND_FACTOR("second_factor", "second facteur"),
  LAST_SIGN_IN("last_sign_in", "dernière connexion"),
  VALUE("value", "valeur"),
  CHANGE("change", "changement"),
  ENTERING("entering", "entrants"),
  LEAVING("leaving", "sortants"),
  CHANNEL("channel", "canal"),
  PURPOSE("purpose", "finalité"),
  NO_CONSENT("no_consent", "sans consentement"),
  WITHDRAWN("withdrawn", "consentement retiré"),
  OTHER_BASIS("other_basis", "autre base légale"),
  NO_ADDRESS("no_address", "sans adresse"),
  BOUNCING("bouncing", "adresse en erreur"),
  COMPLAINED("complained", "plainte"),
  SOURCE("source", "source"),
  FILE("file", "fichier"),
  LINE("line", "ligne"),
  COLUMN("column", "colonne"),
  REASON("reason", "motif"),
  ROW("row", "texte"),
  IDENTIFIER("identifier", "identifiant"),
  CONTACT("contact", "contact"),
  BY("by", "par"),
  MESSAGE("message_id", "message"),
  FINDING("finding", "constat"),
  DEPTH("depth", "profondeur"),
  VERDICT("verdict", "verdict"),
  KIND("kind", "nature"),
  TEXT("text", "texte"),
  VERSION("version", "version"),
  METHOD("method", "méthode"),
  IN_FORCE("in_force", "en vigueur"),
  STATED("stated", "énoncés"),
  COMPARED("compared", "comparé"),
  DRIFT("psi", "psi"),
  NOISE("noise", "bruit"),
  WHEN_LEARNT("when_learnt", "à l'apprentissage"),
  NOW("now", "maintenant"),
  STATE("state", "état"),
  LEARNT("learnt_as_of", "appris au"),
  DUE("next_due", "prochain apprentissage"),
  TROUBLE("trouble", "échec"),
  PROMOTED("in_force_since", "en vigueur depuis"),
  MEASURE("measure", "mesure"),
  SCORE("score", "score"),
  ERROR("error", "erreur type"),
  BY_LOT("by_lot", "au hasard"),
  BY_LOT_LOW("by_lot_low", "de"),
  BY_LOT_HIGH("by_lot_high", "à"),
  BY_TIME("by_time", "plus tard"),
  BY_TIME_LOW("by_time_low", "de "),
  BY_TIME_HIGH("by_time_high", "à "),
  TEST("test", "épreuve"),
  CAME("came", "arrivé"),
  SAID("said", "prédit"),
  ROWS("rows", "lignes"),
  FOLDS("folds", "plis"),
  FOUND("found", "trouvés"),
  LIFT("lift", "lift"),
  LOW("low", "de"),
  HIGH("high", "à"),
  FLAGGED("flagged", "signalé"),
  TRAINING("training", "apprentissage"),
  VALIDATION("validation", "validation"),
  K("k", "k"),
  INERTIA("inertia", "inertie"),
  SILHOUETTE("silhouette", "silhouette"),
  CALINSKI_HARABASZ("calinski_harabasz", "calinski-harabasz"),
  DAVIES_BOULDIN("davies_bouldin", "davies-bouldin"),
  GAP("gap", "gap"),
  RECOMMENDED("recommended", "recommandé"),
  CLUSTER("cluster", "groupe"),
  SIZE("size", "taille"),
  STABILITY("stability", "stabilité"),
  RULE("rule", "règle"),
  PRECISION("precision", "précision"),
  RECALL("recall", "rappel"),
  FEATURE("feature", "variable"),
  HERE("here", "ici"),
  ELSEWHERE("elsewhere", "ailleurs"),
  DIFFERENCE("difference", "écart");

  private final String key;
  private final String french;

  Column(String key, String french) {
    this.key = key;
    this.french = french;
  }

  /** The same in every language: for JSON and CSV. */
  String key() {
    return key;
  }

  String heading(Words words) {
    return words.say(key.replace('_', ' '), french);
  }
}
