package io.strate.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A part of all files: one of each kind, for the blocks of one thread at a time. Events that lie
 * outside of the 24 months are left out here.
 */
final class Part implements AutoCloseable {

  private final BusinessCalendar calendar;
  private final long start;
  private final long end;
  private final CsvFile accounts;
  private final CsvFile contacts;
  private final CsvFile consents;
  private final CsvFile emails;
  private final CsvFile site;
  private final CsvFile product;
  private final CsvFile support;
  private final CsvFile quotes;
  private final CsvFile orders;
  private long accountsBegun;

  Part(Path folder, int number, BusinessCalendar calendar) throws IOException {
    this.calendar = calendar;
    start = calendar.at(0, 0);
    end = calendar.at(calendar.days(), 0);
    String name = "%03d.csv.gz".formatted(number);
    accounts =
        new CsvFile(
            folder.resolve("accounts").resolve(name),
            "siren,nom,naf,naf_libelle,tranche_effectif,effectif,region,departement,code_postal,"
                + "statut,plan,licences,fin_contrat,maj");
    contacts =
        new CsvFile(
            folder.resolve("contacts").resolve(name),
            "contact_id,siren,email,anonymous_id,prenom,nom,fonction,acquisition,inscrit_le");
    consents =
        new CsvFile(
            folder.resolve("consents").resolve(name),
            "contact_id,canal,finalite,accord,moyen,preuve,le");
    emails =
        new CsvFile(
            folder.resolve("emails").resolve(name),
            "contact_id,event,at,email_id,campaign.name,campaign.type,machine,link,bounce_type");
    site =
        new CsvFile(
            folder.resolve("site").resolve(name),
            "contact_id,anonymous_id,at,path,referrer,utm_source,utm_medium,utm_campaign");
    product =
        new CsvFile(
            folder.resolve("product").resolve(name), "contact_id,event,at,feature,plan,reason");
    support =
        new CsvFile(
            folder.resolve("support").resolve(name),
            "contact_id,event,at,ticket_id,topic,satisfaction");
    quotes =
        new CsvFile(
            folder.resolve("quotes").resolve(name),
            "contact_id,event,at,quote_id,plan,seats,amount,reason");
    orders =
        new CsvFile(
            folder.resolve("orders").resolve(name),
            "order_id,contact_id,at,kind,sku,plan,seats,amount");
  }

  private boolean isOutside(long at) {
    return at < start || at >= end;
  }

  /** An account, a row for each thing that the vendor's records said of it one after another. */
  void account(Account account, List<Deal.Standing> standings) throws IOException {
    accountsBegun++;
    for (Deal.Standing standing : standings) {
      if (standing.at() < end) {
        account(account, standing);
      }
    }
  }

  private void account(Account account, Deal.Standing standing) throws IOException {
    accounts
        .text(account.siren())
        .text(account.name())
        .text(account.sector().code())
        .text(account.sector().label())
        .text(account.size().label())
        .number(account.headcount())
        .text(account.region())
        .text(account.department())
        .text(account.postalCode())
        .text(standing.status());
    switch (standing.subscribed()) {
      case Deal.Subscribed.Nothing() -> accounts.empty().empty().empty();
      case Deal.Subscribed.To(Plan plan, int seats, var until) ->
          accounts.text(plan.words()).number(seats).text(until.toString());
    }
    accounts.instant(standing.at()).end();
  }

  void contact(Account account, Contact contact, long known) throws IOException {
    contacts
        .text(contact.id())
        .text(account.siren())
        .text(contact.email())
        .text(contact.anonymousId())
        .text(contact.first())
        .text(contact.last())
        .text(contact.role().words())
        .text(contact.acquisition().words())
        .instant(known)
        .end();
  }

  void consent(Contact contact, String purpose, boolean given, String how, long at)
      throws IOException {
    if (at >= end) {
      return;
    }
    consents
        .text(contact.id())
        .text("email")
        .text(purpose)
        .text(given ? "oui" : "non")
        .text(how)
        .text(how.replace(' ', '-') + "/" + contact.id() + "/" + calendar.date(calendar.day(at)))
        .instant(at)
        .end();
  }

  /** An e-mail's event; {@code link} and {@code bounce} are empty where there is none. */
  void mail(Mail mail, String event, long at, String machine, String link, String bounce)
      throws IOException {
    if (isOutside(at)) {
      return;
    }
    emails
        .text(mail.contact().id())
        .text(event)
        .instant(at)
        .text(mail.id())
        .text(mail.campaign())
        .text(mail.kind().words())
        .text(machine)
        .text(link)
        .text(bounce)
        .end();
  }

  /** The pages of a visit; of somebody not known yet only the cookie is written. */
  void visit(Contact contact, boolean known, Visit visit) throws IOException {
    for (Visit.Page page : visit.pages()) {
      if (!isOutside(page.at())) {
        site.text(known ? contact.id() : "").text(contact.anonymousId()).instant(page.at());
        site.text(page.path()).text(page.isFirst() ? visit.referrer() : "");
        Visit.Utm utm = page.isFirst() ? visit.utm() : Visit.Utm.NONE;
        site.text(utm.source()).text(utm.medium()).text(utm.campaign()).end();
      }
    }
  }

  void product(Contact contact, String event, long at, String feature, String plan, String reason)
      throws IOException {
    if (!isOutside(at)) {
      product.text(contact.id()).text(event).instant(at);
      product.text(feature).text(plan).text(reason).end();
    }
  }

  /** A ticket's event; {@code satisfaction} is 0 where nobody said how content they are. */
  void support(
      Contact contact, String event, long at, String ticket, String topic, int satisfaction)
      throws IOException {
    if (!isOutside(at)) {
      support.text(contact.id()).text(event).instant(at).text(ticket).text(topic);
      support.text(satisfaction == 0 ? "" : Integer.toString(satisfaction)).end();
    }
  }

  void quote(Contact contact, String event, long at, Deal.Quote quote, String reason)
      throws IOException {
    if (!isOutside(at)) {
      quotes.text(contact.id()).text(event).instant(at).text(quote.id());
      quotes.text(quote.plan().words()).number(quote.seats());
      quotes.number((long) quote.amount()).text(reason).end();
    }
  }

  void order(Contact contact, String id, Deal.Order order) throws IOException {
    if (!isOutside(order.at())) {
      orders.text(id).text(contact.id()).instant(order.at()).text(order.kind());
      orders.text("crm-" + order.plan().words()).text(order.plan().words());
      orders.number(order.seats()).number((long) order.amount()).end();
    }
  }

  DemoReport report() {
    long events =
        emails.rows()
            + site.rows()
            + product.rows()
            + support.rows()
            + quotes.rows()
            + orders.rows();
    return new DemoReport(contacts.rows(), accountsBegun, events);
  }

  @Override
  public void close() throws IOException {
    try (accounts;
        contacts;
        consents;
        emails;
        site;
        product;
        support;
        quotes;
        orders) {
      // Each is closed, whatever happens to another.
    }
  }
}
