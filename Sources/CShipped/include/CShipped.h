#ifndef CShipped_H
#define CShipped_H
#endif
