package io.strate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.strate.workspace.Circumstances;
import io.strate.workspace.Progress;
import io.strate.workspace.access.Role;
import io.strate.workspace.access.User;
import io.strate.workspace.access.Users;
import io.strate.workspace.open.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code strate users} on a store that nobody serves. */
final class UsersCommandTest {

  @TempDir Path folder;

  @BeforeEach
  void define() throws IOException {
    Files.writeString(
        folder.resolve("strate.yaml"), "workspace: tested\nlocale: en\nsegments:\n  a: did b\n");
  }

  private Cli.Result users(String... options) {
    String[] all = new String[options.length + 2];
    all[0] = "users";
    System.arraycopy(options, 0, all, 1, options.length);
    all[all.length - 1] = folder.toString();
    return Cli.run(all);
  }

  private <T> T in(Function<Users, T> question) {
    Circumstances circumstances =
        new Circumstances(() -> 0, Progress.SILENT, _ -> {}, Optional.empty());
    try (Workspace workspace = Workspace.look(folder, circumstances)) {
      return question.apply(Users.of(workspace));
    }
  }

  private Role role(String name) {
    return in(users -> users.find(name).orElseThrow().role());
  }

  @Test
  void anInvitedUserHasTheRoleAndALinkThatIsShownOnce() {
    Cli.Result invited = users("--invite", "Ada@Example.com", "--role", "owner");
    assertThat(invited.code()).isZero();
    assertThat(invited.out().strip())
        .matches("http://127\\.0\\.0\\.1:8080/password#[A-Za-z0-9_-]{32}");
    assertThat(users("--format", "csv").out())
        .isEqualTo(
            """
            name,role,second_factor,last_sign_in
            ada@example.com,owner,no,
            """);
    String token = invited.out().strip().split("#")[1];
    Optional<User> redeemed = in(users -> users.redeem(token, "hash", System.currentTimeMillis()));
    assertThat(redeemed).isPresent();
    assertThat(users("--invite", "ada@example.com").code()).isNotZero();
  }

  @Test
  void theLastOwnerStays() {
    String token = users("--invite", "ada", "--role", "owner").out().strip().split("#")[1];
    in(users -> users.redeem(token, "hash", System.currentTimeMillis()));
    Cli.Result removed = users("--remove", "ada");
    assertThat(removed.code()).isEqualTo(2);
    assertThat(removed.err()).contains("'ada' is the last owner: make another one first");
    assertThat(users("--change", "ada", "--role", "viewer").code()).isEqualTo(2);
    assertThat(role("ada")).isEqualTo(Role.OWNER);
  }

  @Test
  void rolesChangeAndUsersGo() {
    users("--invite", "bob");
    assertThat(role("bob")).isEqualTo(Role.VIEWER);
    assertThat(users("--change", "bob", "--role", "editor").out()).contains("editor");
    assertThat(users("--reset", "bob").out()).contains("/password#");
    assertThat(users("--remove", "bbo").err()).contains("no user is called 'bbo'", "bob");
    assertThat(users("--remove", "bob").code()).isZero();
    List<User> left = in(Users::all);
    assertThat(left).isEmpty();
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    assertThat(users("--invite", "a", "--remove", "b").err()).contains("expected one of --invite");
    assertThat(users("--role", "owner").err()).contains("--role with the first two only");
    assertThat(users("--invite", "a", "--role", "boss").err())
        .contains("--role: expected owner, editor or viewer, found 'boss'");
    assertThat(users("--change", "a").err()).contains("found nothing");
    assertThat(users("--invite", "a\u202eb").err()).contains("visible characters");
  }
}
