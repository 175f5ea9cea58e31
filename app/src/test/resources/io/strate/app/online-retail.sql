-- The segments of examples/online-retail, written again by hand as SQL that shares nothing with Strate.
-- ${csv} is the file; clock holds the instant. Each query after the views answers the ids of one segment.

CREATE TABLE raw AS
SELECT row_number() OVER () AS n, CustomerID AS id, InvoiceNo AS invoice, StockCode AS sku, Description AS item,
       CAST(Quantity AS DOUBLE) AS quantity, CAST(UnitPrice AS DOUBLE) AS price, Country AS country,
       CAST(Quantity AS DOUBLE) * CAST(UnitPrice AS DOUBLE) AS amount,
       epoch_ms(timezone('Europe/London', strptime(InvoiceDate, '%Y-%m-%d %H:%M:%S'))) AS t
FROM read_csv('${csv}', all_varchar = true, header = true)
WHERE CustomerID IS NOT NULL AND CustomerID <> '';

CREATE TABLE clock (now BIGINT);

CREATE MACRO days(n) AS CAST(n AS BIGINT) * 86400000;
CREATE MACRO london(y, m, d) AS epoch_ms(timezone('Europe/London', make_timestamp(y, m, d, 0, 0, 0.0)));
CREATE MACRO exact_sum(x) AS CAST(sum(CAST(x AS DECIMAL(18, 6))) AS DOUBLE);

CREATE VIEW line AS SELECT raw.*, now FROM raw, clock WHERE t <= now;
CREATE VIEW bought AS SELECT * FROM line WHERE quantity > 0 AND price > 0;
CREATE VIEW returned AS SELECT * FROM line WHERE quantity < 0;
CREATE VIEW everybody AS SELECT id, max(now) AS now FROM line GROUP BY id;
CREATE VIEW profile AS
SELECT e.id, e.now,
  (SELECT count(*) FROM bought o WHERE o.id = e.id) AS orders,
  (SELECT min(t) FROM bought o WHERE o.id = e.id) AS first_order,
  (SELECT max(t) FROM bought o WHERE o.id = e.id) AS last_order,
  (SELECT count(DISTINCT invoice) FROM bought o WHERE o.id = e.id) AS invoices,
  (SELECT count(DISTINCT invoice) FROM bought o WHERE o.id = e.id AND t > e.now - days(365)) AS frequency,
  coalesce((SELECT exact_sum(amount) FROM bought o WHERE o.id = e.id AND t > e.now - days(365)), 0) AS monetary,
  (SELECT count(DISTINCT invoice) FROM bought o WHERE o.id = e.id AND t > e.now - days(90)) AS orders_90d,
  (SELECT count(DISTINCT invoice) FROM bought o WHERE o.id = e.id AND t > e.now - days(180) AND t <= e.now - days(90)) AS orders_before,
  coalesce((SELECT -exact_sum(amount) FROM returned r WHERE r.id = e.id AND t > e.now - days(365)), 0) AS given_back,
  (SELECT count(*) FROM returned r WHERE r.id = e.id AND t > e.now - days(365)) AS returns_365d,
  (SELECT arg_max(country, t) FROM line l WHERE l.id = e.id) AS country
FROM everybody e;
CREATE VIEW session AS
WITH gaps AS (
  SELECT id, t, n, now, CASE WHEN t - lag(t) OVER w <= 30 * 60000 THEN 0 ELSE 1 END AS starts
  FROM bought WINDOW w AS (PARTITION BY id ORDER BY t, n)),
numbered AS (SELECT *, sum(starts) OVER (PARTITION BY id ORDER BY t, n) AS session FROM gaps)
SELECT id, session, min(t) AS t, count(*) AS orders, max(now) AS now FROM numbered GROUP BY id, session;

--- active
SELECT DISTINCT id FROM bought WHERE t > now - days(90)
--- new_customers
SELECT id FROM profile WHERE first_order > now - days(30)
--- one_time
SELECT id FROM profile WHERE invoices = 1
--- repeat
SELECT id FROM profile WHERE invoices >= 2
--- dormant
SELECT id FROM profile WHERE orders > 0 AND last_order <= now - days(180)
--- win_back
SELECT id FROM profile WHERE invoices >= 2 AND now - last_order > days(90) AND now - last_order <= days(180)
--- growing
SELECT id FROM profile WHERE orders_90d > orders_before AND orders_before > 0
--- declining
SELECT id FROM profile WHERE orders_90d < orders_before
--- this_week
SELECT DISTINCT id FROM bought
WHERE t >= epoch_ms(timezone('Europe/London', date_trunc('day', timezone('Europe/London', make_timestamptz(now * 1000))) - INTERVAL 6 DAY))
--- loyal
SELECT id FROM profile WHERE frequency >= 6 AND now - last_order <= days(60)
--- sunday_buyers
SELECT id FROM profile WHERE isodow(timezone('Europe/London', make_timestamptz(last_order * 1000))) = 7
--- top_customers
SELECT id FROM (SELECT id, row_number() OVER (ORDER BY monetary DESC, id) AS place, count(*) OVER () AS n FROM profile)
WHERE place <= ceil(n / 20) OR id = '17850'
--- top_hundred
SELECT id FROM (SELECT id, row_number() OVER (ORDER BY frequency DESC, id) AS place FROM profile) WHERE place <= 100
--- value/platinum
SELECT id FROM profile WHERE monetary > 5000
--- value/gold
SELECT id FROM profile WHERE monetary > 1000 AND monetary <= 5000
--- value/silver
SELECT id FROM profile WHERE monetary > 200 AND monetary <= 1000
--- value/bronze
SELECT id FROM profile WHERE monetary > 0 AND monetary <= 200
--- value/none
SELECT id FROM profile WHERE monetary = 0
--- recency_tier/hot
SELECT id FROM profile WHERE now - last_order <= days(30)
--- recency_tier/warm
SELECT id FROM profile WHERE now - last_order > days(30) AND now - last_order <= days(90)
--- recency_tier/cool
SELECT id FROM profile WHERE now - last_order > days(90) AND now - last_order <= days(180)
--- recency_tier/cold
SELECT id FROM profile WHERE now - last_order > days(180)
--- life_cycle/champion
SELECT id FROM profile WHERE frequency >= 12 AND now - last_order <= days(30)
--- life_cycle/customer
SELECT id FROM profile WHERE NOT coalesce(frequency >= 12 AND now - last_order <= days(30), false)
AND invoices >= 2 AND now - last_order <= days(180)
--- life_cycle/newcomer
SELECT id FROM profile WHERE NOT coalesce(frequency >= 12 AND now - last_order <= days(30), false)
AND NOT coalesce(invoices >= 2 AND now - last_order <= days(180), false) AND first_order > now - days(60)
--- life_cycle/lost
SELECT id FROM profile WHERE now - last_order > days(180)
--- life_cycle/other
SELECT id FROM profile WHERE NOT coalesce(frequency >= 12 AND now - last_order <= days(30), false)
AND NOT coalesce(invoices >= 2 AND now - last_order <= days(180), false) AND NOT coalesce(first_order > now - days(60), false)
AND NOT coalesce(now - last_order > days(180), false)
--- big_orders
SELECT id FROM profile WHERE frequency >= 2 AND monetary / frequency > 1000
--- wide_range
SELECT id FROM bought
WHERE t > epoch_ms(timezone('Europe/London', timezone('Europe/London', make_timestamptz(now * 1000)) - INTERVAL 1 YEAR))
GROUP BY id HAVING count(DISTINCT sku) >= 100
--- loyal_score
SELECT id FROM profile p WHERE
  least(10 * (SELECT count(*) FROM session s WHERE s.id = p.id AND s.t > p.now - days(365)), 200)
  - least(2 * returns_365d, 50)
  + CASE WHEN first_order < london(2011, 1, 1) THEN 50 ELSE 0 END >= 150
--- export
SELECT id FROM profile WHERE country <> 'United Kingdom'
--- dach
SELECT id FROM profile WHERE country IN ('Germany', 'Austria', 'Switzerland')
--- clients_francais
SELECT id FROM profile p WHERE country = 'France'
AND (SELECT count(*) FROM bought o WHERE o.id = p.id AND o.t > p.now - days(180)) >= 20
--- key_accounts
SELECT id FROM everybody WHERE id IN ('14646', '18102', '17450', '14911', '12415')
--- quick_returners
SELECT DISTINCT a.id FROM bought a JOIN returned b ON a.id = b.id AND a.sku = b.sku AND a.t < b.t AND b.t <= a.t + days(30)
--- often_returning
SELECT id FROM profile WHERE monetary > 0 AND given_back / monetary > 0.1 AND returns_365d >= 3
--- back_after_return
SELECT DISTINCT a.id FROM (SELECT DISTINCT id, t FROM bought) a
JOIN (SELECT DISTINCT id, t FROM returned) b ON a.id = b.id AND a.t < b.t AND b.t <= a.t + days(60)
JOIN (SELECT DISTINCT id, t FROM bought) c ON a.id = c.id AND b.t < c.t AND c.t <= a.t + days(60)
--- replenishers
SELECT DISTINCT a.id FROM bought a JOIN bought b ON a.id = b.id AND a.sku = b.sku AND a.t < b.t AND b.t <= a.t + days(45)
WHERE a.t > a.now - days(180)
--- silent_since
SELECT DISTINCT a.id FROM bought a WHERE a.t > a.now - days(90) AND a.t + days(30) <= a.now
AND NOT EXISTS (SELECT 1 FROM bought b WHERE b.id = a.id AND b.t > a.t AND b.t <= a.t + days(30))
--- heart_lovers
SELECT id FROM bought WHERE contains(item, 'HEART') AND t > now - days(180) GROUP BY id HAVING count(*) >= 5
--- got_free_items
SELECT DISTINCT id FROM line WHERE quantity > 0 AND price = 0
--- long_sessions
SELECT DISTINCT id FROM session WHERE t > now - days(365) AND orders >= 50
--- christmas_buyers
SELECT id FROM bought WHERE t >= london(2010, 12, 1) AND t < london(2011, 1, 1) GROUP BY id HAVING exact_sum(amount) > 500
--- christmas_lost
SELECT id FROM bought WHERE t >= london(2010, 12, 1) AND t < london(2011, 1, 1)
AND id NOT IN (SELECT id FROM bought WHERE t >= london(2011, 10, 1)) GROUP BY id HAVING exact_sum(amount) > 500
--- vip_silent
SELECT id FROM (SELECT id, last_order, now, row_number() OVER (ORDER BY monetary DESC, id) AS place, count(*) OVER () AS n FROM profile)
WHERE (place <= ceil(n / 20) OR id = '17850') AND coalesce(last_order, 0) <= now - days(90) AND id <> '12346'
--- bulk buyers
SELECT id FROM bought WHERE t > now - days(90) GROUP BY id HAVING exact_sum(quantity) >= 5000
