package loopbook.grade.intake;

import java.util.List;

/**
 * The sources for one exercise.
 *
 * @param pieces the one with the exercise's class first, then those that it needs
 * @param notes what was made of them, for the student
 */
record Chosen(List<Piece> pieces, List<String> notes) {}
