package io.strate.ledger.rocks;

import io.strate.domain.Entity;
import io.strate.domain.Identifier;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Claims that a load came across, kept in a file until it is committed. */
final class ClaimSpool implements AutoCloseable {

  private final Path file;
  private final DataOutputStream out;
  private long size;

  ClaimSpool(Path file) {
    this.file = file;
    try {
      out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    } catch (IOException e) {
      throw Trouble.of(file, e);
    }
  }

  synchronized void add(Identifiers identifiers, Identifier claimed, int claimant) {
    byte[] value = Utf8.encode(claimed.value());
    try {
      out.writeByte(claimed.of().ordinal());
      out.writeShort(identifiers.kinds().number(claimed.kind()));
      out.writeInt(claimant);
      out.writeInt(value.length);
      out.write(value);
      size++;
    } catch (IOException e) {
      throw Trouble.of(file, e);
    }
  }

  /** Makes all claims. */
  synchronized void apply(Store store, Identifiers identifiers, int origin) {
    if (size == 0) {
      return;
    }
    try {
      out.flush();
    } catch (IOException e) {
      throw Trouble.of(file, e);
    }
    Speller speller = identifiers.speller();
    try (Batch batch = new Batch(store);
        DataInputStream in =
            new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      for (long rest = size; rest > 0; rest--) {
        Entity of = Entity.values()[in.readByte()];
        int kind = in.readUnsignedShort();
        int claimant = in.readInt();
        byte[] value = in.readNBytes(in.readInt());
        speller.spell(of, kind, value, 0, value.length);
        identifiers.claim(batch, speller, new IdentifierRecord.Claim(claimant, origin));
      }
    } catch (EOFException e) {
      throw Trouble.damaged(file.getFileName().toString(), "a file of claims cut short");
    } catch (IOException e) {
      throw Trouble.of(file, e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw Trouble.of(file, e);
    }
  }
}
