package io.strate.connect.outbound;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Apache HttpClient with everything left out that would call, read or remember more than asked. */
final class GuardedHttp {

  /**
   * One host may serve many endpoints; each of these bounds its own calls (see {@code webhook}).
   */
  private static final int MOST_TO_ONE_HOST = 512;

  private static final int MOST = 8_192;
  private static final int LONGEST_HEADER_LINE = 8 * 1024;
  private static final int MOST_HEADERS = 100;

  private GuardedHttp() {}

  static CloseableHttpClient client(
      AddressPolicy policy, DnsResolver names, OutboundLimits limits) {
    return HttpClients.custom()
        .setConnectionManager(connections(policy, names, limits))
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(limits.connect()))
                .setResponseTimeout(Timeout.of(limits.silence()))
                .setRedirectsEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build())
        .setUserAgent("Strate")
        .setProxySelector(null)
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching()
        .evictExpiredConnections()
        .evictIdleConnections(TimeValue.ofSeconds(30))
        .build();
  }

  private static PoolingHttpClientConnectionManager connections(
      AddressPolicy policy, DnsResolver names, OutboundLimits limits) {
    var operator =
        new DefaultHttpClientConnectionOperator(
            proxy -> new GuardedSocket(policy),
            DefaultSchemePortResolver.INSTANCE,
            names,
            RegistryBuilder.<TlsSocketStrategy>create()
                .register("https", DefaultClientTlsStrategy.createDefault())
                .build());
    var connections =
        new PoolingHttpClientConnectionManager(
            operator,
            PoolConcurrencyPolicy.LAX,
            PoolReusePolicy.LIFO,
            TimeValue.ofMinutes(1),
            ManagedHttpClientConnectionFactory.builder()
                .http1Config(
                    Http1Config.custom()
                        .setMaxLineLength(LONGEST_HEADER_LINE)
                        .setMaxHeaderCount(MOST_HEADERS)
                        .build())
                .build());
    connections.setMaxTotal(MOST);
    connections.setDefaultMaxPerRoute(MOST_TO_ONE_HOST);
    connections.setDefaultSocketConfig(
        SocketConfig.custom().setSoTimeout(Timeout.of(limits.silence())).build());
    connections.setDefaultTlsConfig(
        TlsConfig.custom().setHandshakeTimeout(Timeout.of(limits.connect())).build());
    // A receiver may close a connection that rests at any time: each is looked at before its next
    // use.
    connections.setDefaultConnectionConfig(
        ConnectionConfig.custom()
            .setConnectTimeout(Timeout.of(limits.connect()))
            .setSocketTimeout(Timeout.of(limits.silence()))
            .setTimeToLive(TimeValue.ofMinutes(1))
            .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
            .build());
    return connections;
  }
}
