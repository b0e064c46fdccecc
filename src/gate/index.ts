export {
  CONTACT_FIELDS,
  type Field,
  type FieldValues,
  IDENTIFIER_FIELDS,
  type NoteValue,
  type RepeatedField,
  type SingleField,
  type Situation,
} from './fields.ts';
export { type Budget, myBudget } from './my-budget.ts';
export { myQuestions } from './my-questions.ts';
export {
  type DataClass,
  OPERATIONS,
  type Operation,
  type OperationName,
  operationsRegister,
  type Relationship,
  type Role,
} from './operations.ts';
export { PURPOSES, type Purpose, parsePurpose } from './purposes.ts';
export { REFUSALS, type RefusalCode, refusalCode } from './refusals.ts';
