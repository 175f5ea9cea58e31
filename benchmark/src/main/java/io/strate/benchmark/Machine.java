package io.strate.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The machine on which is measured. */
public final class Machine {

  private Machine() {}

  public static String description() {
    return cpu()
        + ", "
        + Runtime.getRuntime().availableProcessors()
        + " cores, "
        + (line(Path.of("/proc/meminfo"), "MemTotal").replaceAll("[^0-9]", "").isEmpty()
            ? "?"
            : Long.parseLong(line(Path.of("/proc/meminfo"), "MemTotal").replaceAll("[^0-9]", ""))
                >> 20)
        + " GiB, "
        + System.getProperty("os.name")
        + ", Java "
        + Runtime.version();
  }

  private static String cpu() {
    String model = line(Path.of("/proc/cpuinfo"), "model name");
    return model.isEmpty()
        ? System.getProperty("os.arch")
        : model.substring(model.indexOf(':') + 1).strip();
  }

  /** The most memory that this process ever had resident, in MiB; 0 where nobody says. */
  public static long peakResidentMib() {
    String digits = line(Path.of("/proc/self/status"), "VmHWM").replaceAll("[^0-9]", "");
    return digits.isEmpty() ? 0 : Long.parseLong(digits) >> 10;
  }

  private static String line(Path file, String begin) {
    try {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      return lines.stream().filter(line -> line.startsWith(begin)).findFirst().orElse("");
    } catch (IOException unreadable) {
      return "";
    }
  }
}
