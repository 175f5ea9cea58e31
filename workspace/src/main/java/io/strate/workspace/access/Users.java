package io.strate.workspace.access;

import io.strate.domain.Blame;
import io.strate.domain.Failure;
import io.strate.domain.Nearest;
import io.strate.ledger.Notes;
import io.strate.workspace.definition.Localized.Locale;
import io.strate.workspace.open.Workspace;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Who may sign in to the pages of a workspace. Passwords are hashed by whoever calls; links show
 * once what opens them. There is always an owner who can sign in, once there was one. Safe for use
 * by several threads; what changes something needs the store to be open.
 */
public final class Users {

  private static final String PREFIX = "access/user/";
  private static final Duration FIRST = Duration.ofDays(1);
  private static final Duration INVITED = Duration.ofDays(7);
  private static final Duration RESET = Duration.ofDays(1);

  private static final Invitation OWNER = new Invitation("");

  private final Notes notes;
  private final OneTimeLinks links;
  private final Map<String, User> users = new ConcurrentHashMap<>();

  public Users(Notes notes) {
    this.notes = notes;
    this.links = new OneTimeLinks(notes);
    notes
        .startingWith(PREFIX)
        .forEach(
            (note, value) -> {
              String name = note.substring(PREFIX.length());
              users.put(name, User.of(name, value));
            });
  }

  /** The users of a workspace. */
  public static Users of(Workspace workspace) {
    return new Users(workspace.ledger().notes());
  }

  /** All users by their names. */
  public List<User> all() {
    return users.values().stream().sorted(Comparator.comparing(User::name)).toList();
  }

  /** A user by name, however it is typed. */
  public Optional<User> find(String typed) {
    return Optional.ofNullable(users.get(UserName.key(typed)));
  }

  /** A user whom another issuer signs in. */
  public Optional<User> ofSubject(String subject) {
    return users.values().stream()
        .filter(user -> user.subject().filter(subject::equals).isPresent())
        .findAny();
  }

  /** Whether somebody can sign in as owner. */
  public boolean hasOwner() {
    return users.values().stream().anyMatch(Users::isOwner);
  }

  private static boolean isOwner(User user) {
    return user.role() == Role.OWNER && user.canSignIn();
  }

  // ---- links ----

  /**
   * Makes a link that makes the first owner.
   *
   * @return what opens it, shown this once
   * @throws Failure {@code usage.user} if there is an owner
   */
  public synchronized String welcome(long now) {
    if (hasOwner()) {
      throw new Failure("usage.user", Blame.USER, "there is an owner already: sign in as one");
    }
    return links.make(OWNER, now, FIRST);
  }

  /**
   * Makes a user who may sign in once a password is set.
   *
   * @return what opens the link that sets it, shown this once
   * @throws Failure {@code usage.user} if there is such a user
   */
  public synchronized String invite(String typed, Role role, long now) {
    String name = UserName.checked(typed);
    if (users.containsKey(name)) {
      throw new Failure(
          "usage.user",
          Blame.USER,
          "expected the name of a new user, found '%s', who is one already: reset that one instead"
              .formatted(name));
    }
    keep(User.invited(name, role));
    return links.make(new Invitation(name), now, INVITED);
  }

  /**
   * Makes a link by which a user sets another password; the present one holds until then.
   *
   * @return what opens it, shown this once
   * @throws Failure {@code usage.user.unknown} with the nearest name if there is none
   */
  public synchronized String reset(String typed, long now) {
    return links.make(new Invitation(known(typed).name()), now, RESET);
  }

  /** What a link is for, if it opens. */
  public synchronized Optional<Invitation> look(String token, long now) {
    return links
        .find(token, now)
        .filter(found -> found.isFirst() ? !hasOwner() : users.containsKey(found.name()));
  }

  /**
   * Makes the first owner, by a link that opens nothing afterwards.
   *
   * @param hash of the password
   * @return the owner; empty if the link does not open
   * @throws Failure {@code usage.user} if nobody can be called so
   */
  public synchronized Optional<User> begin(String token, String typed, String hash, long now) {
    if (look(token, now).filter(Invitation::isFirst).isEmpty()) {
      return Optional.empty();
    }
    User owner = User.invited(UserName.checked(typed), Role.OWNER).withPassword(hash);
    keep(owner);
    links.drop(OWNER);
    links.drop(new Invitation(owner.name()));
    return Optional.of(owner);
  }

  /**
   * Sets a password by a link that opens nothing afterwards, and asks for no second factor until it
   * is set up again: whoever lost a telephone is let in so.
   *
   * @return whose it is; empty if the link does not open
   */
  public synchronized Optional<User> redeem(String token, String hash, long now) {
    Optional<Invitation> found = look(token, now).filter(invitation -> !invitation.isFirst());
    return found.map(
        invitation -> {
          links.drop(invitation);
          return change(
              invitation.name(),
              user -> user.withPassword(hash).withSecondFactor(Optional.empty(), user.lastStep()));
        });
  }

  // ---- changes ----

  /**
   * @throws Failure {@code usage.user.last} for the last owner
   */
  public synchronized User setRole(String typed, Role role) {
    User user = known(typed);
    if (role != Role.OWNER) {
      requireAnotherOwner(user);
    }
    return change(user.name(), one -> one.with(role));
  }

  /**
   * Takes a user away, with all links.
   *
   * @throws Failure {@code usage.user.last} for the last owner; {@code usage.user.unknown} with the
   *     nearest name if there is none
   */
  public synchronized void remove(String typed) {
    User user = known(typed);
    requireAnotherOwner(user);
    links.drop(new Invitation(user.name()));
    notes.remove(PREFIX + user.name());
    users.remove(user.name());
  }

  public synchronized User setPassword(String name, String hash) {
    return change(name, user -> user.withPassword(hash));
  }

  /**
   * Asks for one-time codes from now on, or no longer; the step is the last whose code was taken.
   */
  public synchronized User setSecondFactor(String name, Optional<String> secret, long step) {
    return change(name, user -> user.withSecondFactor(secret, step));
  }

  /** Takes the code of a step, if neither it nor a later one was taken before. */
  public synchronized boolean takeStep(String name, long step) {
    User user = known(name);
    if (step <= user.lastStep()) {
      return false;
    }
    User _ = change(name, one -> one.withSecondFactor(one.secondFactor(), step));
    return true;
  }

  /**
   * Makes a user whom another issuer signs in, or lets it sign one in who was invited.
   *
   * @throws Failure {@code usage.user} if the name is that of somebody else who signs in already
   */
  public synchronized User admit(String typed, Role role, String subject) {
    String name = UserName.checked(typed);
    User user = users.getOrDefault(name, User.invited(name, role));
    if (user.canSignIn()) {
      throw new Failure(
          "usage.user",
          Blame.USER,
          "'%s' signs in otherwise: remove that user first".formatted(name));
    }
    links.drop(new Invitation(name));
    User admitted = user.withSubject(subject);
    keep(admitted);
    return admitted;
  }

  public synchronized User setLanguage(String name, Locale language) {
    return change(name, user -> user.withLanguage(language));
  }

  public synchronized User signedIn(String name, long at) {
    return change(name, user -> user.signedIn(at));
  }

  private User change(String name, UnaryOperator<User> how) {
    User changed = how.apply(known(name));
    keep(changed);
    return changed;
  }

  private void keep(User user) {
    notes.put(PREFIX + user.name(), user.bytes());
    users.put(user.name(), user);
  }

  private User known(String typed) {
    return find(typed)
        .orElseThrow(
            () ->
                new Failure(
                    "usage.user.unknown",
                    Blame.USER,
                    "no user is called '%s'%s"
                        .formatted(typed, Nearest.hint(UserName.key(typed), users.keySet()))));
  }

  private void requireAnotherOwner(User user) {
    boolean isLast =
        isOwner(user)
            && users.values().stream().filter(one -> !one.equals(user)).noneMatch(Users::isOwner);
    if (isLast) {
      throw new Failure(
          "usage.user.last",
          Blame.USER,
          "'%s' is the last owner: make another one first".formatted(user.name()));
    }
  }
}
