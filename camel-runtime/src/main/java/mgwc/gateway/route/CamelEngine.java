package mgwc.gateway.route;

import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.apache.camel.model.ModelCamelContext;

/** Camel with nothing but the edge to begin routes at and the gateway's steps. */
public final class CamelEngine implements AutoCloseable {

    private static final int ROUTE_STOP_SECONDS = 1;

    private final Main main = new Main();

    private CamelEngine() {}

    public static CamelEngine start(EdgeEngine edge) {
        CamelEngine camel = new CamelEngine();
        camel.configure();
        camel.main.bind("platform-http-engine", edge);
        camel.main.init();
        camel.context().addComponent("platform-http", new EdgeComponent(edge));
        StepComponent.addAll(camel.context());
        camel.main.start();
        // every exchange has ended before a route is stopped, so there is nothing to wait for
        camel.context().getShutdownStrategy().setTimeout(ROUTE_STOP_SECONDS);
        return camel;
    }

    private void configure() {
        // the gateway has its own way to stop, and Camel's would wait in the JVM's shutdown for it
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.setDefaultPropertyPlaceholderLocation("false");
        MainConfigurationProperties configuration = main.configure();
        configuration.setName("gateway");
        configuration.setJmxEnabled(false);
        configuration.setStreamCachingEnabled(false);
        configuration.setStartupSummaryLevel(StartupSummaryLevel.Off);
        configuration.setRoutesCollectorEnabled(false);
        // what the gateway does is said by the release and the command line, not by variables that happen to be set
        configuration.setAutoConfigurationEnvironmentVariablesEnabled(false);
        configuration.setAutoConfigurationSystemPropertiesEnabled(false);
    }

    public ModelCamelContext context() {
        return (ModelCamelContext) main.getCamelContext();
    }

    @Override
    public void close() {
        main.stop();
        main.shutdown();
    }
}
