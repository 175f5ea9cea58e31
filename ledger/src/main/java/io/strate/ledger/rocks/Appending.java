package io.strate.ledger.rocks;

import io.strate.domain.Entity;
import io.strate.domain.Entry;
import io.strate.domain.Identifier;
import io.strate.ledger.Posting;
import io.strate.ledger.Receipt;
import io.strate.timeline.Vocabulary;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Group commit. Every sender encodes its own postings, queues them and takes the lock; who gets it
 * writes all that is queued as one batch; then all wait for one sync together, while the next group
 * is being written.
 */
final class Appending {

  private static final int MOST_IN_GROUP = 16_384;

  private final Store store;
  private final Vocabulary vocabulary;
  private final StoredSources sources;
  private final Identifiers identifiers;
  private final MessageIds messages;
  private final Tails tails;
  private final Marks marks;
  private final Links links;
  private final ConcurrentLinkedDeque<Request> queue = new ConcurrentLinkedDeque<>();
  private final ReentrantLock leading = new ReentrantLock();
  private final Speller speller;

  Appending(
      Store store,
      Vocabulary vocabulary,
      StoredSources sources,
      Identifiers identifiers,
      MessageIds messages,
      Tails tails,
      Links links,
      Marks marks) {
    this.store = store;
    this.vocabulary = vocabulary;
    this.sources = sources;
    this.identifiers = identifiers;
    this.messages = messages;
    this.tails = tails;
    this.links = links;
    this.marks = marks;
    this.speller = identifiers.speller();
  }

  /** One sender's postings, and what became of them. */
  private static final class Request {
    private final List<Posting> postings;
    private final List<byte[]> rows;
    private final List<Optional<MessageIds.Id>> ids;
    private boolean written;
    private @org.jspecify.annotations.Nullable RuntimeException failure;
    private long accepted;
    private long duplicates;
    private long barred;
    private long sequence;
    private long mark;

    Request(List<Posting> postings, List<byte[]> rows, List<Optional<MessageIds.Id>> ids) {
      this.postings = postings;
      this.rows = rows;
      this.ids = ids;
    }
  }

  Receipt append(List<Posting> postings) {
    Request request = encode(postings);
    if (postings.isEmpty()) {
      return new Receipt(0, 0, 0, marks.shown());
    }
    queue.add(request);
    leading.lock();
    try {
      while (!request.written) {
        lead();
      }
    } finally {
      leading.unlock();
    }
    if (request.failure != null) {
      throw request.failure;
    }
    store.syncTo(request.sequence);
    return new Receipt(request.accepted, request.duplicates, request.barred, request.mark);
  }

  /** Does something while nobody appends. */
  <T> T alone(Supplier<T> work) {
    leading.lock();
    try {
      return work.get();
    } finally {
      leading.unlock();
    }
  }

  private Request encode(List<Posting> postings) {
    List<byte[]> rows = new ArrayList<>(postings.size());
    List<Optional<MessageIds.Id>> ids = new ArrayList<>(postings.size());
    SipHash hash = messages.hash();
    Bytes bytes = new Bytes(256);
    for (Posting posting : postings) {
      sources.requireDeclared(posting.origin());
      RowBytes.write(bytes.clear(), posting.entries(), vocabulary);
      rows.add(bytes.toArray());
      ids.add(posting.messageId().map(id -> MessageIds.id(hash, id)));
    }
    return new Request(postings, rows, ids);
  }

  /** Writes what is queued. */
  private void lead() {
    Deque<Request> group = new ArrayDeque<>();
    int size = 0;
    for (Request next = queue.peek(); next != null && size < MOST_IN_GROUP; next = queue.peek()) {
      group.add(queue.remove());
      size += next.postings.size();
    }
    try {
      write(group);
    } catch (RuntimeException e) {
      group.forEach(request -> request.failure = e);
    } finally {
      group.forEach(request -> request.written = true);
    }
  }

  private void write(Deque<Request> group) {
    try (Batch batch = new Batch(store)) {
      activateFresh(group);
      claimIdentifiers(group);
      messages.lock().lock();
      try {
        boolean[] fresh = freshMessages(group, batch);
        long mark = marks.next(next -> writeRows(group, fresh, batch, next));
        long sequence = store.sequence();
        for (Request request : group) {
          request.mark = mark;
          request.sequence = sequence;
        }
      } finally {
        messages.lock().unlock();
      }
    }
  }

  /** What is appended to a source counts from the first entry on. */
  private void activateFresh(Deque<Request> group) {
    for (Request request : group) {
      for (Posting posting : request.postings) {
        int origin = posting.origin();
        if (sources.isFresh(origin)) {
          sources.activateNow(origin);
        }
      }
    }
  }

  private void claimIdentifiers(Deque<Request> group) {
    for (Request request : group) {
      for (Posting posting : request.postings) {
        if (!posting.further().isEmpty()) {
          List<Identifier> all = new ArrayList<>(posting.further());
          all.add(posting.who());
          identifiers.claimAll(
              all,
              posting.origin(),
              posting.entries().getFirst().time(),
              posting.messageId().orElse(""));
        }
      }
    }
  }

  private boolean[] freshMessages(Deque<Request> group, Batch batch) {
    List<MessageIds.Id> asked = new ArrayList<>();
    for (Request request : group) {
      request.ids.forEach(id -> id.ifPresent(asked::add));
    }
    return messages.claim(asked, MessageIds.APPENDED, batch);
  }

  private void writeRows(Deque<Request> group, boolean[] fresh, Batch batch, long mark) {
    Tails.Group rows = tails.group(mark);
    int message = 0;
    for (Request request : group) {
      for (int i = 0; i < request.postings.size(); i++) {
        if (request.ids.get(i).isPresent() && !fresh[message++]) {
          request.duplicates++;
        } else {
          writeRow(request, i, rows, batch);
        }
      }
    }
    rows.putAll(batch);
    batch.write();
    rows.shown();
  }

  private void writeRow(Request request, int index, Tails.Group rows, Batch batch) {
    Posting posting = request.postings.get(index);
    Entity of = posting.who().of();
    long where = locate(posting.who());
    if (where == Identifiers.BARRED) {
      request.barred++;
      return;
    }
    request.accepted++;
    rows.add(of, Identifiers.placeOf(where), Identifiers.numberOf(where), request.rows.get(index));
    for (Entry entry : posting.entries()) {
      if (entry instanceof Entry.AccountStated stated) {
        stated.account().ifPresent(account -> link(account, where, batch));
      }
    }
  }

  private void link(String id, long contact, Batch batch) {
    long account = locate(Identifier.account(id));
    if (account != Identifiers.BARRED) {
      links.put(batch, Identifiers.placeOf(account), Identifiers.placeOf(contact));
    }
  }

  private long locate(Identifier identifier) {
    return identifiers.locate(
        speller.spell(
            identifier.of(), identifiers.kinds().number(identifier.kind()), identifier.value()));
  }
}
