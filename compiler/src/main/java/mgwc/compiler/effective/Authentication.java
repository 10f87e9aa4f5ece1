package mgwc.compiler.effective;

/** Whether callers of an operation must prove who they are. */
public enum Authentication {
    REQUIRED,
    NONE
}
