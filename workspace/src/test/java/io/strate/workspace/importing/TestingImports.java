package io.strate.workspace.importing;

import io.strate.domain.Entity;
import io.strate.workspace.Circumstances;
import io.strate.workspace.Progress;
import io.strate.workspace.answer.PreviewCondition;
import io.strate.workspace.live.LiveWorkspace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** A live workspace with one contact, into which files are brought. */
final class TestingImports implements AutoCloseable {

  static final long NOW = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();

  static final String DEFINITIONS =
      """
      workspace: tested # by hand
      timezone: Europe/Paris
      sources:
        # from the CRM
        crm: { read: crm.csv, as: contacts, id: id, identifiers: { email: email }, attributes: { town: town } }
      segments:
        all: town is known
      """;

  final Path folder;
  final LiveWorkspace live;
  final ImportFiles imports;

  private TestingImports(Path folder) {
    this.folder = folder;
    this.live =
        LiveWorkspace.open(
            folder,
            new Circumstances(() -> NOW, Progress.SILENT, _ -> {}, Optional.empty()),
            _ -> {});
    this.imports = new ImportFiles(live);
  }

  static TestingImports start(Path folder) throws IOException {
    Files.writeString(folder.resolve("crm.csv"), "id,email,town\nc1,ada@x.fr,Lyon\n");
    Files.writeString(folder.resolve("strate.yaml"), DEFINITIONS);
    return new TestingImports(folder);
  }

  /** The same folder, after a restart. */
  static TestingImports again(Path folder) {
    return new TestingImports(folder);
  }

  String receive(String name, String text) {
    return receive(name, text.getBytes(StandardCharsets.UTF_8));
  }

  String receive(String name, byte[] bytes) {
    return imports.receive(name, new ByteArrayInputStream(bytes), 1 << 20);
  }

  /** Takes a column for something else than was guessed. */
  List<PlanFlaw> map(String file, String column, UnaryOperator<MappedColumn> how) {
    ImportPlan plan = imports.at(file).plan();
    List<MappedColumn> columns =
        plan.columns().stream()
            .map(each -> each.column().equals(column) ? how.apply(each) : each)
            .toList();
    return imports.plan(file, with(plan, columns));
  }

  static ImportPlan with(ImportPlan plan, List<MappedColumn> columns) {
    return new ImportPlan(
        plan.source(),
        plan.kind(),
        columns,
        plan.event(),
        plan.channel(),
        plan.purpose(),
        plan.zone(),
        plan.keepsGoodRows());
  }

  String yaml() throws IOException {
    return Files.readString(folder.resolve("strate.yaml"));
  }

  /** The contacts of whom a condition is true now. */
  List<String> who(String condition) {
    return live.ask(
        workspace ->
            new PreviewCondition(workspace)
                .of(condition, Entity.CONTACT, 100, OptionalLong.empty())
                .sample());
  }

  boolean isInFolder(String file) {
    return Files.exists(folder.resolve("imports").resolve(file));
  }

  @Override
  public void close() {
    live.close();
  }
}
