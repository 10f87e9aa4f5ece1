package mgwc.gateway.admin;

import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import mgwc.gateway.edge.RequestListener;
import mgwc.gateway.edge.RequestListenerFactory;
import mgwc.gateway.jwt.KeySetState;
import mgwc.gateway.lease.Lease;
import mgwc.gateway.lease.Shared;
import mgwc.gateway.release.Release;
import mgwc.gateway.request.Operation;
import mgwc.release.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway counts, for Prometheus. The meters of an operation are the same from one generation to the next and
 * are removed with the last generation that serves it; they are made when the first request needs them.
 */
public final class GatewayMetrics implements RequestListenerFactory {

    private static final double NANOS_PER_SECOND = 1e9;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final LongAdder inFlight = new LongAdder();
    private final Counter reloads;
    private final Counter refusedReloads;
    private final Shared<OperationMeters.Key, OperationMeters> operations =
            new Shared<>(this::meters, OperationMeters::close);
    private final RefusalLog refusals = new RefusalLog(System::nanoTime);
    private Supplier<? extends Collection<KeySetState>> keySets = List::of;
    private @Nullable KeySetMeters keySetMeters;
    private @Nullable Gauge info;
    private boolean withJvm;

    public GatewayMetrics() {
        Gauge.builder("mgwc.requests.in.flight", inFlight, LongAdder::sum)
                .description("requests whose response is not complete")
                .register(registry);
        reloads = reloads("served");
        refusedReloads = reloads("refused");
    }

    private Counter reloads(String result) {
        return Counter.builder("mgwc.reloads")
                .description("releases that were read after the first one")
                .tag("result", result)
                .register(registry);
    }

    @Override
    public RequestListener of(Operation operation, Lease lease) {
        return operations.get(new OperationMeters.Key(operation.api(), operation.id()), lease);
    }

    /** Counts the requests that belong to no operation. */
    public RequestListener unmatched() {
        return meters(new OperationMeters.Key("", ""));
    }

    private OperationMeters meters(OperationMeters.Key key) {
        return new OperationMeters(key, registry, inFlight, refusals);
    }

    public void reloaded() {
        reloads.increment();
    }

    public void reloadRefused() {
        refusedReloads.increment();
    }

    /** Says which release is served: a gauge that is always 1, as Prometheus does with facts that are no numbers. */
    public synchronized void serving(Release release, int generation) {
        if (info != null) {
            registry.remove(info);
        }
        info = Gauge.builder("mgwc.release.info", () -> 1)
                .description("the release that is served")
                .tags(
                        "digest",
                        release.digest(),
                        "environment",
                        release.manifest().environment(),
                        "commit",
                        release.provenance().flatMap(Provenance::commit).orElse(""),
                        "generation",
                        Integer.toString(generation))
                .register(registry);
    }

    /** A gauge that is read when somebody looks. */
    public void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    /** A counter that is read when somebody looks, and never falls. It lasts as long as what it counts. */
    public <T> void counter(String name, String description, T counted, ToDoubleFunction<T> value) {
        FunctionCounter.builder(name, counted, value).description(description).register(registry);
    }

    /** What there is of the keys of issuers, to be asked when somebody looks. */
    public synchronized void keySets(Supplier<? extends Collection<KeySetState>> states) {
        keySets = states;
    }

    /** In the Prometheus text format. */
    public synchronized String scrape() {
        if (!withJvm) {
            withJvm = true;
            bindJvm();
        }
        if (keySetMeters == null) {
            keySetMeters = new KeySetMeters(registry);
        }
        keySetMeters.update(keySets.get());
        return registry.scrape();
    }

    /** At the first look and not at the start, because the JVM's management classes take their time to load. */
    private void bindJvm() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        // counted in nanoseconds, while dashboards for Prometheus look for seconds
        registry.find("process.cpu.time").meters().forEach(registry::remove);
        FunctionCounter.builder("process.cpu", processor(), os -> os.getProcessCpuTime() / NANOS_PER_SECOND)
                .description("CPU time of the process, in user mode and in the system")
                .baseUnit("seconds")
                .register(registry);
        new UptimeMetrics().bindTo(registry);
    }

    private static OperatingSystemMXBean processor() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    }
}
