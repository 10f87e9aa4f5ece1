package mgwc.compiler.change;

import java.util.Locale;

/** How closely a reviewer should look, most first. */
public enum Risk {
    HIGH,
    MEDIUM,
    LOW,
    NONE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
