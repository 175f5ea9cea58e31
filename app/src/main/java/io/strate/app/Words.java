package io.strate.app;

import io.strate.demo.DemoReport;
import io.strate.domain.Blame;
import io.strate.domain.Entity;
import io.strate.domain.Failure;
import io.strate.domain.Value;
import io.strate.workspace.answer.EntryText;
import io.strate.workspace.answer.Numbers;
import io.strate.workspace.answer.Obstacle;
import io.strate.workspace.answer.ReachableCount;
import io.strate.workspace.answer.ShowProfile;
import io.strate.workspace.answer.ValueText;
import io.strate.workspace.collect.ReplayCalls;
import io.strate.workspace.definition.Localized;
import io.strate.workspace.ingest.SourceChanges;
import io.strate.workspace.learning.StateLearnt;
import io.strate.workspace.open.EraseContact;
import io.strate.workspace.run.LearntValues;
import io.strate.workspace.run.PlanReport;
import io.strate.workspace.run.RunReport;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words of the command line, in French or English: what stands in tables and after them.
 * ({@link Column} has the headings, {@code ExplanationWords} of the answers what explanations say.)
 * JSON, CSV and errors are the same in both languages.
 */
final class Words {

  private static final char NARROW_SPACE = '\u202f';

  private final boolean french;

  Words(Localized.Locale locale) {
    this.french = locale == Localized.Locale.FR;
  }

  boolean isFrench() {
    return french;
  }

  String say(String english, String inFrench) {
    return french ? inFrench : english;
  }

  /** A cell that is one of few words: English for programs, either language for people. */
  record Term(String english, String french) {
    String in(Words words) {
      return words.say(english, french);
    }
  }

  /** A cell that is a share of a whole. */
  record Share(long part, long whole) {}

  // ---- values ----

  /** ISO 8601 in UTC. */
  static String instant(long millis) {
    return EntryText.instant(millis);
  }

  /** A whole number in a table. */
  String whole(long number) {
    String grouped = String.format(Locale.ROOT, "%,d", number);
    return grouped.replace(',', french ? NARROW_SPACE : ' ');
  }

  /** A whole number within a sentence. */
  private String count(long number) {
    return french ? whole(number) : Long.toString(number);
  }

  /** A whole number of something. */
  private String count(long number, Noun noun) {
    return count(number) + " " + noun.with(number, french);
  }

  String decimal(double number) {
    String plain = Numbers.plain(number);
    return french ? plain.replace('.', ',') : plain;
  }

  /** A share in per cent with one decimal; empty of nobody. */
  String share(Share share) {
    if (share.whole() == 0) {
      return "";
    }
    String shown = String.format(Locale.ROOT, "%.1f %%", 100.0 * share.part() / share.whole());
    return french ? shown.replace('.', ',').replace(' ', NARROW_SPACE) : shown;
  }

  // ---- contacts and accounts ----

  /** The word of keys and options. */
  static String entity(Entity of) {
    return EntryText.entity(of);
  }

  static Entity entity(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "contact", "contacts" -> Entity.CONTACT;
      case "account", "accounts" -> Entity.ACCOUNT;
      default ->
          throw new Failure(
              "usage.entity", Blame.USER, "--of takes contacts or accounts, found '" + word + "'");
    };
  }

  static Term term(Entity of) {
    return new Term(entity(of), of == Entity.CONTACT ? "contacts" : "entreprises");
  }

  // ---- run ----

  String summary(RunReport run) {
    return say(
            "As of %s: %s, %s, %s, %s, in %s ms. New: %s; rejected rows: %s.",
            "Au %s : %s, %s, %s, %s, en %s ms. Nouveautés : %s ; lignes rejetées : %s.")
        .formatted(
            instant(run.asOf()),
            count(run.contacts(), Noun.CONTACT),
            count(run.accounts(), Noun.ACCOUNT),
            count(run.events(), Noun.EVENT),
            count(run.segments().size(), Noun.SEGMENT),
            count(run.tookMillis()),
            count(run.accepted(), Noun.ENTRY),
            count(run.rejected()));
  }

  String restated(LearntValues.Restated learnt) {
    return say(
            "%s: version %s stated anew of everybody; changed: %s; withdrawn: %s.",
            "%s : version %s énoncée à nouveau pour tous ; changements : %s ; retraits : %s.")
        .formatted(
            learnt.name(),
            count(learnt.version()),
            count(learnt.changed()),
            count(learnt.withdrawn()));
  }

  // ---- plan ----

  String summary(PlanReport plan) {
    String read =
        plan.reading()
            .map(
                reading ->
                    say(
                            ", with what is new in the sources: %s; rejected rows: %s",
                            ", avec les nouveautés des sources : %s ; lignes rejetées : %s")
                        .formatted(count(reading.entries(), Noun.ENTRY), count(reading.rejected())))
            .orElse(
                say(", over the rows that were read so far", ", sur les lignes lues jusqu'ici"));
    String head = say("as of ", "au ") + instant(plan.asOf()) + read;
    if (plan.isFirst()) {
      return head + "\n" + say("nothing has been run yet", "rien n'a encore été calculé");
    }
    return plan.isDefinedOtherwise()
        ? head
            + "\n"
            + say(
                "the definitions have changed since the last run",
                "les définitions ont changé depuis le dernier calcul")
        : head;
  }

  String nothingChanges() {
    return say("a run would change nothing", "un calcul ne changerait rien");
  }

  static Term term(SourceChanges.Kind kind) {
    return switch (kind) {
      case NEW -> new Term("new", "nouveau");
      case CHANGED -> new Term("changed", "modifié");
      case AGAIN -> new Term("again", "à relire");
      case TOUCHED -> new Term("touched", "même contenu");
      case GONE -> new Term("gone", "disparu");
      case REMOVED -> new Term("removed", "retiré");
    };
  }

  static Term term(PlanReport.Change change) {
    return switch (change) {
      case NEW -> new Term("new", "nouveau");
      case CHANGED -> new Term("changed", "modifié");
      case REMOVED -> new Term("removed", "retiré");
      case SAME -> new Term("same", "inchangé");
    };
  }

  static Term term(PlanReport.Definition.Kind kind) {
    return switch (kind) {
      case EVENT -> new Term("event", "événement");
      case TRAIT -> new Term("trait", "indicateur");
      case SCORE -> new Term("score", "score");
      case CLUSTERS -> new Term("cluster set", "typologie");
      case MODEL -> new Term("model", "modèle");
      case MOMENT -> new Term("moment", "moment");
      case SEGMENT -> new Term("segment", "segment");
    };
  }

  static Term fileOrSource(SourceChanges.Change change) {
    return change.file().isPresent() ? new Term("file", "fichier") : new Term("source", "source");
  }

  // ---- preview ----

  String count(long members, long population, Entity of) {
    return say("%s of %s %s (%s)", "%s %3$s sur %2$s (%4$s)")
        .formatted(
            count(members),
            count(population),
            term(of).in(this),
            share(new Share(members, population)));
  }

  String reachable(ReachableCount count) {
    String others =
        count.obstacles().entrySet().stream()
            .filter(each -> each.getValue() > 0)
            .map(
                each ->
                    column(each.getKey()).heading(this) + say(": ", " : ") + count(each.getValue()))
            .collect(Collectors.joining(", "));
    return say("reachable by %s for %s: %s", "joignables par %s pour %s : %s")
            .formatted(count.channel(), count.purpose(), count(count.reachable()))
        + (others.isEmpty() ? "" : " (" + others + ")");
  }

  /** The column that counts an obstacle. */
  static Column column(Obstacle obstacle) {
    return switch (obstacle) {
      case NO_CONSENT -> Column.NO_CONSENT;
      case WITHDRAWN -> Column.WITHDRAWN;
      case OTHER_BASIS -> Column.OTHER_BASIS;
      case NO_ADDRESS -> Column.NO_ADDRESS;
      case BOUNCING -> Column.BOUNCING;
      case COMPLAINED -> Column.COMPLAINED;
    };
  }

  // ---- profile ----

  static Term term(ShowProfile.Kind kind) {
    return switch (kind) {
      case IDENTIFIER -> new Term("identifier", "identifiant");
      case ACCOUNT -> new Term("account", "entreprise");
      case ATTRIBUTE -> new Term("attribute", "attribut");
      case CONSENT -> new Term("consent", "consentement");
      case TRAIT -> new Term("trait", "indicateur");
      case SEGMENT -> new Term("segment", "segment");
      case EVENT -> new Term("event", "événement");
    };
  }

  /** The value of a line of a profile. */
  Term value(ShowProfile.Fact fact) {
    String text = ValueText.of(fact.value());
    if (fact.kind() == ShowProfile.Kind.CONSENT) {
      String time = instant(fact.at().orElseThrow());
      String status = text.equals("GIVEN") ? "donné" : "retiré";
      return new Term(text + " since " + time, status + " depuis le " + time);
    }
    return switch (fact.value()) {
      case Value.Num(double number) -> new Term(text, Numbers.plain(number).replace('.', ','));
      case Value.Absence _ -> new Term(text, "inconnu");
      default -> new Term(text, text);
    };
  }

  // ---- learning ----

  String inForce(String name, StateLearnt.Stated stated) {
    return say(
            "'%s' has another version in force; profiles with another value: %s, without one now: %s",
            "« %s » a une autre version en vigueur ; profils dont la valeur change : %s, qui n'en ont plus : %s")
        .formatted(name, count(stated.changed()), count(stated.withdrawn()));
  }

  // ---- keeping ----

  String whole() {
    return say("the store is whole", "les données sont intactes");
  }

  String exported(long rows, Path file) {
    return say("wrote %s to %s", "%s dans %s").formatted(count(rows, Noun.ROW), file);
  }

  String backedUp(Path backups) {
    return say("added a backup to ", "sauvegarde ajoutée dans ") + backups;
  }

  String restored(Path backups) {
    return say("restored the latest backup of ", "dernière sauvegarde restaurée depuis ") + backups;
  }

  String erased(EraseContact.Forgotten erased) {
    return say(
            "erased %s, %s, %s; a keyed hash keeps re-read files from bringing them back",
            "effacé : %s, %s, %s ; une empreinte à clé empêche que des fichiers relus les ramènent")
        .formatted(
            count(erased.identifiers(), Noun.IDENTIFIER),
            count(erased.entries(), Noun.ENTRY),
            count(erased.rejects(), Noun.REJECTED_ROW));
  }

  String replayed(ReplayCalls.Replayed replayed) {
    return say("taken: %s; still in the list: %s", "repris : %s ; encore dans la liste : %s")
        .formatted(count(replayed.taken(), Noun.CALL), count(replayed.left(), Noun.CALL));
  }

  String droppedCalls(long dropped) {
    return say(
            "let go before, the oldest first, to make room: %s",
            "supprimés auparavant, les plus anciens d'abord, pour faire de la place : %s")
        .formatted(count(dropped, Noun.CALL));
  }

  String nobodyErased(String id) {
    return say(
            "nobody is known as '%s', so that nothing was erased; files that name them later are barred all the same, so check the id if you meant somebody else",
            "personne n'est connu sous '%s', rien n'a donc été effacé ; les fichiers qui nommeraient cette personne plus tard sont bloqués quand même : vérifiez l'identifiant si vous pensiez à quelqu'un d'autre")
        .formatted(id);
  }

  // ---- serving ----

  String demoMade(Path folder, DemoReport report) {
    return say(
            "made in '%s': %s contacts of %s accounts, %s events; README.md there says what can be found",
            "créés dans « %s » : %s contacts de %s entreprises, %s événements ; README.md y dit ce qui est à trouver")
        .formatted(
            folder, count(report.contacts()), count(report.accounts()), count(report.events()));
  }

  String serving(String workspace, String place) {
    return say("serving %s at %s; stop it with Ctrl+C", "%s est servi à %s ; Ctrl+C pour l'arrêter")
        .formatted(workspace, place);
  }

  /** How the first owner comes in. */
  String welcome(String place, String token) {
    return say(
            "open once, within a day, to become the owner of the pages: %s/welcome#%s",
            "à ouvrir une seule fois, dans la journée, pour devenir propriétaire des pages : %s/welcome#%s")
        .formatted(place, token);
  }

  String firstAdminKey(String name, String key) {
    return say(
            "admin key '%s', shown this once: %s",
            "clé d'administration « %s », montrée cette seule fois : %s")
        .formatted(name, key);
  }

  /** How to look at the segments. */
  String look(String place, String key) {
    return say("look: ", "regardez : ")
        + "curl -H 'Authorization: Bearer %s' %s/api/v1/segments".formatted(key, place);
  }

  String firstKey(String name, String key) {
    return say(
            "write key '%s', shown this once: %s",
            "clé d'écriture « %s », montrée cette seule fois : %s")
        .formatted(name, key);
  }

  String knownKeys(Set<String> names) {
    return say(
            "write keys: %s (`strate keys --make NAME` makes another)",
            "clés d'écriture : %s (`strate keys --make NOM` en crée une autre)")
        .formatted(String.join(", ", names));
  }

  String tryOut(String place, String key) {
    return say("try it: ", "essayez : ")
        + "curl -u %s: %s/v1/track -d '{\"userId\": \"c1\", \"event\": \"hello\"}'"
            .formatted(key, place);
  }
}
