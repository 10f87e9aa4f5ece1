package mgwc.lsp;

import static mgwc.lsp.MarkedEditor.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.TextEdit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one click puts right. */
class QuickFixTest {

    @AutoClose
    private MarkedEditor at;

    @BeforeEach
    void connect(@TempDir Path sample) throws IOException {
        at = MarkedEditor.in(sample);
    }

    @Test
    void aMisspeltNameIsPutRightByOneClick() throws IOException {
        String text = at.saved(ORDERS).replace("tier: Silver", "tier: Silber");
        Path file = at.folder().resolve(ORDERS);
        at.editor().open(file, text);
        Diagnostic found = at.editor().findings(file, list -> !list.isEmpty()).getFirst();

        CodeAction action = at.action(file, found);

        assertThat(action.getTitle()).isEqualTo("Write Silver (MGW3020)");
        assertThat(action.getEdit().getChanges().get(file.toUri().toString()))
                .containsExactly(new TextEdit(found.getRange(), "Silver"));
    }

    @Test
    void whatNeedsNoDecisionIsDoneAsValidateFixDoesIt() throws IOException {
        Path file = at.folder().resolve(ORDERS);
        String text = at.saved(ORDERS);
        at.editor().open(file, text.replace("timeouts:", "timouts:"));
        Diagnostic found = at.editor().findings(file, list -> !list.isEmpty()).getFirst();

        CodeAction action = at.action(file, found);

        assertThat(action.getTitle()).isEqualTo("Rename `timouts` to `timeouts` (MGW2001)");
        assertThat(action.getEdit().getChanges().get(file.toUri().toString()))
                .containsExactly(new TextEdit(found.getRange(), "timeouts"));
    }
}
