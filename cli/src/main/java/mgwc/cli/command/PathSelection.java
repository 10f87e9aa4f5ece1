package mgwc.cli.command;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The part of a workspace that paths on the command line stand for.
 *
 * @param root of the workspace
 * @param directory that the paths start from
 * @param paths files and folders; all of the workspace when empty
 */
record PathSelection(Path root, Path directory, List<String> paths) {

    /**
     * Tells for a path of the workspace whether it is meant.
     *
     * @param mistake what to throw for a path that is not there, or not of the workspace
     */
    Predicate<String> wanted(Function<String, RuntimeException> mistake) {
        if (paths.isEmpty()) {
            return path -> true;
        }
        Path top = root.toAbsolutePath().normalize();
        List<Path> places = new ArrayList<>();
        for (String path : paths) {
            places.add(place(path, top, mistake));
        }
        return path -> places.stream().anyMatch(top.resolve(path)::startsWith);
    }

    private Path place(String path, Path top, Function<String, RuntimeException> mistake) {
        try {
            Path place = directory.resolve(path).toAbsolutePath().normalize();
            if (Files.exists(place)) {
                if (place.startsWith(top) || top.startsWith(place)) {
                    return place;
                }
                throw mistake.apply("`" + path + "` lies outside of the workspace");
            }
        } catch (InvalidPathException e) {
            throw mistake.apply("`" + path + "` is no file name");
        }
        throw mistake.apply("there is no `" + path + "`");
    }
}
