// Every page works without this file; it adds focus on the error summary and guards against double clicks on a button.
import { Button, ErrorSummary, SkipLink, createAll } from "govuk-frontend";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
createAll(SkipLink);
createAll(Button);
createAll(ErrorSummary);
