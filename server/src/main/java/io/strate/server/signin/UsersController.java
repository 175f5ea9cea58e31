package io.strate.server.signin;

import io.strate.domain.Failure;
import io.strate.workspace.access.Role;
import io.strate.workspace.access.User;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Owners see who may sign in, invite others, and change or take away what they may. */
@Controller
final class UsersController {

  private static final String USERS = "/users";

  private final Desk desk;

  UsersController(Desk desk) {
    this.desk = desk;
  }

  @GetMapping(USERS)
  @ForRole(Role.OWNER)
  void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
    desk.sheets().show(request, response, "users", parts("", ""));
  }

  /**
   * @param link what opens a link that was made now, shown this once
   * @param name whose it is
   */
  private Map<String, Object> parts(String link, String name) {
    return Map.of("users", desk.users().all(), "link", link, "name", name);
  }

  @PostMapping("/users/invite")
  @ForRole(Role.OWNER)
  void invite(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String name = Form.of(request).text("name");
    Role role = Role.of(Form.of(request).text("role")).orElse(Role.VIEWER);
    showLink(
        request,
        response,
        name,
        () -> desk.change(users -> users.invite(name, role, desk.clock().getAsLong())));
  }

  @PostMapping("/users/reset")
  @ForRole(Role.OWNER)
  void reset(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String name = Form.of(request).text("name");
    showLink(
        request,
        response,
        name,
        () -> desk.change(users -> users.reset(name, desk.clock().getAsLong())));
  }

  private void showLink(
      HttpServletRequest request, HttpServletResponse response, String name, Supplier<String> make)
      throws IOException {
    Optional<String> link = attempt(request, response, make);
    if (link.isPresent()) {
      desk.sheets().show(request, response, "users", parts(link.get(), name));
    }
  }

  @PostMapping("/users/role")
  @ForRole(Role.OWNER)
  void role(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String name = Form.of(request).text("name");
    Optional<Role> role = Role.of(Form.of(request).text("role"));
    if (role.isPresent()) {
      Optional<User> changed =
          attempt(request, response, () -> desk.change(users -> users.setRole(name, role.get())));
      if (changed.isEmpty()) {
        return;
      }
    }
    Sheets.goTo(response, USERS);
  }

  @PostMapping("/users/remove")
  @ForRole(Role.OWNER)
  void remove(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String name = Form.of(request).text("name");
    Optional<String> removed =
        attempt(
            request,
            response,
            () ->
                desk.change(
                    users -> {
                      String known = users.find(name).map(User::name).orElse(name);
                      users.remove(name);
                      return known; // sessions go by it, however it was typed
                    }));
    if (removed.isPresent()) {
      desk.sessions().endAllOf(removed.get());
      Sheets.goTo(response, USERS);
    }
  }

  /** Changes something and says so in the log; what cannot be done is said on the page. */
  private <T> Optional<T> attempt(
      HttpServletRequest request, HttpServletResponse response, Supplier<T> change)
      throws IOException {
    String owner = Visitor.of(request).user().orElseThrow().name();
    try {
      T changed = change.get();
      desk.journal().record(owner, request.getServletPath(), 303);
      return Optional.of(changed);
    } catch (Failure failure) {
      desk.journal().record(owner, request.getServletPath(), 422);
      desk.again(request, response, "users", parts("", ""), desk.said(request, failure));
      return Optional.empty();
    }
  }
}
