package mgwc.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Two nginx servers in one process that answer everything with a short document. */
final class Backends {

    private Backends() {}

    static ServerProcess start(Path directory, int[] ports) throws IOException {
        var servers = new StringBuilder();
        for (int port : ports) {
            servers.append("""
                      server {
                        listen 127.0.0.1:%d backlog=4096;
                        location / { default_type application/json; return 200 '{"items": [{"id": 1, "name": "margherita", "price": "8.50"}]}'; }
                      }
                    """.formatted(port));
        }
        Path config = directory.resolve("nginx.conf");
        Files.writeString(config, """
                daemon off;
                worker_processes 1;
                pid nginx.pid;
                error_log stderr warn;
                events { worker_connections 4096; }
                http {
                  access_log off;
                  keepalive_requests 1000000000;
                  client_body_temp_path tmp;
                  proxy_temp_path tmp;
                  fastcgi_temp_path tmp;
                  uwsgi_temp_path tmp;
                  scgi_temp_path tmp;
                %s}
                """.formatted(servers));
        return ServerProcess.start(
                "nginx", directory, Map.of(), List.of("nginx", "-p", directory.toString(), "-c", config.toString()));
    }
}
