package io.strate.server.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What can be set of a server. The name in lower case is the key in the file; with {@code STRATE_}
 * before it, the name of the variable in the environment.
 */
public enum Setting {
  ADDRESS("127.0.0.1", "the address to listen at"),
  PORT("8080", "the port to listen at; 0 takes a free one"),
  HOSTS("", "names under which a proxy on this machine is reached, with commas between"),
  ALLOW_OUTBOUND(
      "",
      "where webhooks may go beside the public Internet: ranges such as 10.1.0.0/16, or a host and port, with commas between"),
  LOG_FORMAT("text", "how log lines look: text or json"),
  LOG_REQUESTS("false", "whether each request has a line in the log: true or false"),
  STOP_SECONDS("10", "how long calls in flight may take to end once it is stopped"),
  BODY_SECONDS("20", "how long a body may take to arrive"),
  MAX_CONNECTIONS("4096", "connections that are open at once"),
  MESSAGES_PER_SECOND(
      "100000", "messages a second that each write key may send; 0 for as many as come"),
  SESSION_IDLE_MINUTES(
      "480", "after how long without requests whoever has signed in is signed out"),
  SESSION_HOURS("168", "after how long whoever has signed in is signed out in any case"),
  OIDC_ISSUER(
      "", "the issuer of OpenID Connect that signs people in, such as https://login.example.com"),
  OIDC_CLIENT_ID("", "what this server is called there"),
  OIDC_CLIENT_SECRET_FILE("", "a file that holds what it proves that with"),
  OIDC_DOMAINS(
      "",
      "domains of e-mail addresses whose owners come in without an invitation, with commas between"),
  OIDC_ROLE("viewer", "what they may do at first: owner, editor or viewer"),
  PUBLIC_URL("", "how browsers reach this server, such as https://strate.example.com"),
  MAX_IMPORT_MB("1000", "megabytes that a file may have which a page imports, as it is sent"),
  BACKUP_FOLDER("", "a folder that backups go to which are asked for over the API"),
  WRITE_KEY_FILE("", "a file that holds a write key, beside those that are kept"),
  ADMIN_KEY_FILE("", "a file that holds an admin key, beside those that are kept"),
  METRICS_KEY_FILE("", "a file that holds a key for `/metrics`, which is then asked of everybody"),
  OTLP_METRICS_URL("", "where metrics are sent to by OTLP over HTTP; nowhere if empty"),
  OTLP_METRICS_SECONDS("60", "how often they are sent"),
  OTLP_TRACES_URL("", "where traces are sent to by OTLP over HTTP; nowhere if empty"),
  OTLP_TRACES_SHARE("1", "which share of all traces is sent, from 0 to 1");

  static final String VARIABLES = "STRATE_";

  private final String standard;
  private final String meaning;

  Setting(String standard, String meaning) {
    this.standard = standard;
    this.meaning = meaning;
  }

  /** The key in the file. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The variable in the environment. */
  public String variable() {
    return VARIABLES + name();
  }

  /** What holds if nobody sets it; empty for nothing. */
  public String standard() {
    return standard;
  }

  /** What it says, in half a sentence. */
  public String meaning() {
    return meaning;
  }

  static Optional<Setting> ofKey(String key) {
    return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
  }

  static Optional<Setting> ofVariable(String variable) {
    return Arrays.stream(values()).filter(each -> each.variable().equals(variable)).findFirst();
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(Setting::key).toList();
  }

  static List<String> variables() {
    return Arrays.stream(values()).map(Setting::variable).toList();
  }
}
