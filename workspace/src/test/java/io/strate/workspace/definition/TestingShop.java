package io.strate.workspace.definition;

/** A small shop from which something can be learnt. */
final class TestingShop {

  /** Goes into a file beside the one with what is learnt. */
  static final String YAML =
      """
      sources:
        people: { read: people.csv, as: contacts, id: id, identifiers: { email: mail }, account: firm }
        firms: { read: firms.csv, as: accounts, id: firm }
        orders:
          read: orders.csv
          as: events
          event: order
          contact: id
          time: at
          properties: [amount, sku]
        opens: { read: opens.csv, as: events, event: email_opened, contact: id, time: at }
      traits:
        recency: days since last order
        orders_365d: count(order within 365 days)
        orders_total: count(order)
        first_order: time of first order
      scores:
        engagement:
          points: [{ each: email_opened, give: 10 }]
          within: 30 days
      segments:
        clients: did order
        prospects: no order
      """;

  private TestingShop() {}

  static TestingColumns columns() {
    return new TestingColumns()
        .with(
            "people",
            "id:text",
            "mail:text",
            "firm:text",
            "sector:text",
            "region:text",
            "age:number",
            "active:boolean",
            "signup:instant")
        .with("firms", "firm:text", "employees:number")
        .with("orders", "id:text", "at:instant", "amount:number", "sku:text")
        .with("opens", "id:text", "at:instant");
  }
}
