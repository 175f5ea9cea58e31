package io.strate.workspace.ingest;

import io.strate.lake.Contents;
import io.strate.lake.SourceFile;
import io.strate.ledger.FileMark;
import io.strate.ledger.Generation;
import io.strate.ledger.Sources;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files of a source, sorted by whether they were read before.
 *
 * @param toRead new or changed, in their order
 * @param touched changed in time, not in content
 * @param unchanged how many are as they were
 */
record NewFiles(List<Fresh> toRead, List<FileMark> touched, int unchanged) {

  /**
   * A file to be read, as it was before it is read.
   *
   * @param former what it held when it was read before, if it was
   */
  record Fresh(SourceFile file, FileState state, long contentHash, Optional<Contents> former) {
    FileMark mark(long rows, Contents contents) {
      return new FileMark(
          file.name(), state.size(), state.modified(), contentHash, rows, contents.write());
    }
  }

  static NewFiles of(List<SourceFile> files, Generation generation, Sources sources) {
    List<Fresh> toRead = new ArrayList<>();
    List<FileMark> touched = new ArrayList<>();
    int unchanged = 0;
    for (SourceFile file : files) {
      FileState state = FileState.of(file.name(), file.path());
      Optional<FileMark> mark = sources.fileMark(generation, file.name());
      if (mark.isPresent()
          && mark.get().size() == state.size()
          && mark.get().modified() == state.modified()) {
        unchanged++;
        continue;
      }
      long hash = hash(file);
      if (mark.isPresent()
          && mark.get().size() == state.size()
          && mark.get().contentHash() == hash) {
        touched.add(
            new FileMark(
                file.name(),
                state.size(),
                state.modified(),
                hash,
                mark.get().rows(),
                mark.get().contents()));
      } else {
        Optional<Contents> former = mark.map(read -> Contents.read(read.contents()));
        toRead.add(new Fresh(file, state, hash, former));
      }
    }
    return new NewFiles(toRead, touched, unchanged);
  }

  private static long hash(SourceFile file) {
    try {
      return ContentHash.of(file.path());
    } catch (IOException e) {
      throw FileState.unreadable(file.name(), e);
    }
  }
}
