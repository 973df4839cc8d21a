// Counts what passed and failed, and ends with the lines that .ci/test counts.

/** Returns a tally. */
export function tally() {
  let [passed, failed] = [0, 0];
  return {
    /** Runs a check; a failed one is told and the rest goes on. Tells whether it passed. */
    async check(name, check) {
      try {
        const said = await check();
        passed += 1;
        console.log(`  ok    ${name}${said ? `: ${said}` : ""}`);
        return true;
      } catch (error) {
        failed += 1;
        console.log(`  FAIL  ${name}: ${error?.stack ?? error}`);
        return false;
      }
    },
    /** Prints the sums and sets the exit code. */
    end() {
      console.log(`\n  ${passed} passed`);
      if (failed > 0) console.log(`  ${failed} failed`);
      process.exitCode = failed > 0 ? 1 : 0;
    },
  };
}
