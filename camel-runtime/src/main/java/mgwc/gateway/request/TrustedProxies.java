package mgwc.gateway.request;

import java.util.ArrayList;
import java.util.List;

/** Which peers are proxies that may state who the caller is. */
public sealed interface TrustedProxies {

    TrustedProxies NOBODY = new Nobody();

    /** Proxies by the networks that they connect from. */
    static TrustedProxies ofNetworks(List<String> cidrs) {
        List<IpNetwork> networks = new ArrayList<>();
        for (String cidr : cidrs) {
            IpNetwork network = IpNetwork.parse(cidr);
            if (network == null) {
                throw new IllegalArgumentException("`" + cidr + "` is not a network in CIDR notation");
            }
            networks.add(network);
        }
        return new Networks(networks);
    }

    /** So many proxies in front of every request. */
    static TrustedProxies ofHops(int hops) {
        return new Hops(hops);
    }

    /** Whether the header fields of this peer count. */
    boolean trusts(String peerAddress);

    /**
     * Whether an address that a trusted proxy stated is a trusted proxy as well.
     *
     * @param stated how many addresses were stated so far, this one included
     */
    boolean passesOn(IpAddress address, int stated);

    /** Every peer is the caller. */
    record Nobody() implements TrustedProxies {

        @Override
        public boolean trusts(String peerAddress) {
            return false;
        }

        @Override
        public boolean passesOn(IpAddress address, int stated) {
            return false;
        }
    }

    /** @param networks that proxies connect from */
    record Networks(List<IpNetwork> networks) implements TrustedProxies {
        public Networks {
            networks = List.copyOf(networks);
        }

        @Override
        public boolean trusts(String peerAddress) {
            IpAddress peer = IpAddress.ofPeer(peerAddress);
            return peer != null && contain(peer);
        }

        @Override
        public boolean passesOn(IpAddress address, int stated) {
            return contain(address);
        }

        private boolean contain(IpAddress address) {
            for (IpNetwork network : networks) {
                if (network.contains(address)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** @param hops how many proxies every request passes, the peer included */
    record Hops(int hops) implements TrustedProxies {
        public Hops {
            if (hops < 1) {
                throw new IllegalArgumentException("there are " + hops + " proxies");
            }
        }

        @Override
        public boolean trusts(String peerAddress) {
            return true;
        }

        @Override
        public boolean passesOn(IpAddress address, int stated) {
            return stated < hops;
        }
    }
}
